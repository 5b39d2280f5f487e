import { expect } from '@open-wc/testing';
import type { Thread } from '@shopbell/sdk';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { options } from 'preact';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { idOf, ME, message, rowOf, SELF, shopperOf, threadOf } from '../../testing/fixtures.ts';
import { REST_MS } from '../../time/rest.ts';

const S = shopperOf(1);
const MIN = 60_000;
/** Words of very different length, so that no guess at their height is right. */
const words = (n: number): string => `m${n} ${'some more of it. '.repeat((n * 7) % 40)}`;
const many = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) =>
    message(from + i, S, NOON - (9000 - from - i) * 5 * MIN, words(from + i)),
  );

describe('a long thread', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const put = async (patch: Partial<Thread>) => {
    const before = agent.view.threads.get(idOf(1)) ?? threadOf(1);
    agent.set({ threads: new Map([[idOf(1), { ...before, ...patch }]]) });
    await drawn();
  };
  const open = async (patch: Partial<Thread>) => {
    agent = fakeAgent({ connection: 'online', self: SELF, mine: [rowOf(1, { state: 'active', agent: ME })] });
    desk = await openDesk(agent, { place: `c/${idOf(1)}` });
    await put({ desk: [], ...patch });
  };
  const log = () => desk.find('.log');
  const gap = () => log().scrollHeight - log().scrollTop - log().clientHeight;
  const numberOf = (bubble: Element): number => Number(/^m(\d+)/.exec(seen(bubble as HTMLElement))?.[1]);
  /** The messages that somebody sees now, top to bottom. */
  const inView = (): number[] => {
    const { top, bottom } = log().getBoundingClientRect();
    return desk
      .all('.bubble')
      .filter((bubble) => bubble.getBoundingClientRect().bottom > top && bubble.getBoundingClientRect().top < bottom)
      .map(numberOf);
  };
  const placeOf = (n: number): number =>
    desk
      .all('.bubble')
      .find((bubble) => numberOf(bubble) === n)
      ?.getBoundingClientRect().top ?? Number.NaN;
  const scrollBy = async (by: number) => {
    log().scrollTop += by;
    await drawn();
  };

  afterEach(() => desk.close());

  it('is drawn as far as it can be seen first, at its end, and beyond that once somebody rests there', async () => {
    agent = fakeAgent({ connection: 'online', self: SELF, mine: [rowOf(1, { state: 'active', agent: ME })] });
    desk = await openDesk(agent, { place: `c/${idOf(1)}` });
    const first = new Promise<number>((resolve) => {
      const watch = new MutationObserver(() => {
        if (desk.all('.bubble').length === 0) return;
        watch.disconnect();
        resolve(desk.all('.bubble').length);
      });
      watch.observe(desk.root, { childList: true, subtree: true });
    });
    agent.set({ threads: new Map([[idOf(1), threadOf(1, { events: many(1, 60), desk: [] })]]) });
    expect(await first).to.be.below(30);
    expect(gap()).to.be.below(2);
    expect(inView().at(-1)).to.equal(60);
    expect(placeOf(inView()[0] ?? 0)).to.be.below(log().getBoundingClientRect().top + 1);
    const seenFirst = inView();
    await drawn();
    await desk.pass(REST_MS - 1);
    expect(desk.all('.bubble').length).to.be.below(30);
    await desk.pass(1);
    expect(desk.all('.bubble').length).to.equal(60);
    expect(gap()).to.be.below(2);
    expect(inView()).to.deep.equal(seenFirst);
  });

  it('is drawn further at once for who goes up in it before they rest', async () => {
    await open({ events: many(1, 60) });
    expect(desk.all('.bubble').length).to.be.below(30);
    log().scrollTop = 0;
    await drawn();
    expect(inView()[0]).to.equal(1);
  });

  it('is drawn once where the box has the focus as it comes', async () => {
    agent = fakeAgent({ connection: 'online', self: SELF, mine: [rowOf(1, { state: 'active', agent: ME })] });
    desk = await openDesk(agent, { place: `c/${idOf(1)}` });
    let logs = 0;
    const count = options.vnode;
    options.vnode = (vnode) => {
      if (Object(vnode.props).role === 'log') logs += 1;
      count?.(vnode);
    };
    desk.app.state.focus.value = 'write';
    agent.set({ threads: new Map([[idOf(1), threadOf(1, { events: many(1, 60), desk: [] })]]) });
    await Promise.resolve();
    await drawn();
    if (count) options.vnode = count;
    else delete options.vnode;
    expect(document.activeElement).to.equal(desk.find('.box-text'));
    expect(logs).to.equal(1);
  });

  it('draws a part of it, its end first, and stays at the end', async () => {
    await open({ events: many(1, 3000) });
    expect(desk.all('.bubble').length).to.be.below(120);
    expect(gap()).to.be.below(2);
    expect(inView().at(-1)).to.equal(3000);
    await put({ events: many(1, 3001) });
    expect(gap()).to.be.below(2);
    expect(inView().at(-1)).to.equal(3001);
    await expect(desk.root).to.be.accessible();
  });

  it('leaves nothing out for who reads up, and moves nothing under their eyes', async () => {
    await open({ events: many(1, 3000) });
    let first = inView()[0] ?? 0;
    for (let step = 0; step < 40; step++) {
      const before = placeOf(first);
      await scrollBy(-400);
      expect(Math.abs(placeOf(first) - before - 400), `step ${step}`).to.be.below(2);
      const view = inView();
      expect(view.length).to.be.above(0);
      expect(view).to.deep.equal(view.map((_, i) => (view[0] ?? 0) + i));
      first = view[0] ?? 0;
    }
    expect(desk.all('.bubble').length).to.be.below(150);
  });

  it('stays where it is read when it turns out lower than the one before it made think', async () => {
    await open({
      events: many(1, 3000).map((event) => ({ ...event, text: `${words(event.seq)} ${'and more. '.repeat(9)}` })),
    });
    desk.close();
    await open({ events: many(1, 3000) });
    const first = inView()[0] ?? 0;
    const before = placeOf(first);
    await scrollBy(-400);
    expect(Math.abs(placeOf(first) - before - 400)).to.be.below(2);
  });

  it('goes to its beginning and back to its end at once', async () => {
    await open({ events: many(1, 3000) });
    log().scrollTop = 0;
    await drawn();
    expect(inView()[0]).to.equal(1);
    desk.find('.to-end').click();
    await drawn();
    expect(inView().at(-1)).to.equal(3000);
    expect(gap()).to.be.below(2);
  });

  it('asks for more where its reader went up faster than history came', async () => {
    await open({ events: many(1001, 1100), more: true });
    agent.calls.hold('history');
    log().scrollTop = 0;
    await drawn();
    expect(agent.calls.of('history').length).to.equal(1);
    await put({ events: many(951, 1100), more: true });
    // Before the answer has ended, and so with no scroll left afterwards.
    log().scrollTop = 0;
    await drawn();
    agent.calls.last('history').resolve(true);
    await drawn();
    expect(agent.calls.of('history').length).to.equal(2);
  });

  it('keeps the place while history comes in above and words below', async () => {
    await open({ events: many(1001, 3000), more: true });
    log().scrollTop = 5000;
    await drawn();
    const [first = 0] = inView();
    const before = placeOf(first);
    await put({ events: many(901, 3000) });
    expect(Math.abs(placeOf(first) - before)).to.be.below(2);
    await put({ events: many(901, 3020) });
    expect(Math.abs(placeOf(first) - before)).to.be.below(2);
  });
});
