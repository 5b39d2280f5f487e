import { expect } from '@open-wc/testing';
import type { ChatView, Thread } from '@shopbell/sdk';
import { now, view } from './testing/acts.ts';
import { clear, drawn, type Stage, stage, until } from './testing/stage.contract.ts';
import { closed, joined, message, thread } from './testing/talk.ts';

const DAY_MS = 86_400_000;
const shopper = { role: 'shopper', id: 's1' } as const;
const system = { role: 'system' } as const;
const time = (at: number) => new Intl.DateTimeFormat('en-US', { timeStyle: 'short' }).format(at);

/** A talk that waits for an agent. */
const waits = (more: Partial<Thread> = {}): Thread => ({
  ...thread('A', [{ kind: 'requested', seq: 1, at: now(), by: shopper }, message(2, 'mine', 'hello', 'c1', now())]),
  state: 'requested',
  ...more,
});
/** The same, left. */
const left = (dueAt?: number): Thread => {
  const talk = waits({ state: 'left' });
  const event = { kind: 'left', seq: 3, at: now(), by: system, ...(dueAt === undefined ? {} : { dueAt }) } as const;
  return { ...talk, events: [...talk.events, event] };
};
const queue = (place: number, minutes?: number): Partial<ChatView> => ({
  queue: { place, expectedWaitMs: minutes === undefined ? undefined : minutes * 60_000 },
});
/** Tomorrow at nine. */
const nine = () => new Date(now() + DAY_MS).setHours(9, 0, 0, 0);
const line = ({ all }: Stage) => all('.wait').map((node) => node.textContent?.trim());
const spoken = ({ all }: Stage) => all(':is(shop-bell-composer, .leave-end) > .sr').map((node) => node.textContent);
const happened = ({ all }: Stage) => all('.rows > * .note, .rows .note').map((node) => node.textContent);
const loaded = (on: Stage) => until(() => on.all('shop-bell-composer > .sr').length > 0);

describe('who waits for an agent', () => {
  afterEach(clear);

  it('reads their place and about how long, no figure where there is none, and nothing once somebody is there', async () => {
    const on = await stage({ view: { ...view(waits()), ...queue(3, 4) } });
    await loaded(on);
    expect(line(on)).to.deep.equal(['You are number 3 about 4 minutes']);
    await expect(on.element).shadowDom.to.be.accessible();
    await on.set(queue(2));
    expect(line(on)).to.deep.equal(['You are number 2']);
    await on.set(queue(1, 0.2));
    expect(line(on)).to.deep.equal(['You are next about a minute']);
    const { events } = waits();
    // The queue is told once a second at most: somebody is there before it says so.
    await on.set(view({ ...waits(), state: 'active', events: [...events, joined(3, 'Mei', now())] }));
    expect([on.chat.view.queue?.place, line(on)]).to.deep.equal([1, []]);
  });

  it('is told the first place and the last one, and not every change between', async () => {
    const on = await stage({ view: { ...view(waits()), ...queue(5, 9) } });
    await loaded(on);
    expect(spoken(on)).to.deep.equal(['You are number 5, about 9 minutes']);
    await on.set(queue(4, 7));
    await on.set(queue(3, 5));
    expect(line(on)).to.deep.equal(['You are number 3 about 5 minutes']);
    expect(spoken(on)).to.deep.equal(['You are number 5, about 9 minutes']);
    await on.set(queue(1, 1));
    expect(spoken(on)).to.deep.equal(['You are next, about a minute']);
  });

  it('reads nothing of a place while there is no line', async () => {
    const on = await stage({ view: { ...view(waits()), ...queue(3, 4) } });
    await loaded(on);
    await on.set({ connection: 'waiting' });
    await until(() => on.all('.line p').length === 1);
    expect(line(on)).to.deep.equal([]);
  });

  it('reads it in Chinese too', async () => {
    const on = await stage({ view: { ...view(waits()), ...queue(3, 4) }, attributes: { locale: 'zh-CN' } });
    await loaded(on);
    expect(line(on)).to.deep.equal(['您排在第 3 位 预计约 4 分钟']);
  });
});

describe('while nobody is here', () => {
  afterEach(clear);

  it('says when somebody will be, before the first words, and loads what says it only where nobody is here', async () => {
    const on = await stage({ view: { availability: 'online' } });
    const worn = () => on.element.shadowRoot?.adoptedStyleSheets.length ?? 0;
    await drawn();
    const before = worn();
    await on.set({ availability: 'away' });
    await loaded(on);
    expect([line(on), on.get('h3 + p').textContent?.startsWith('Nobody is here right now.')]).to.deep.equal([[], true]);
    await on.set({ opensAt: nine() });
    expect(worn()).to.be.above(before);
    expect(line(on)).to.deep.equal([`We are back tomorrow at ${time(nine())}.`]);
    await expect(on.element).shadowDom.to.be.accessible();
    await on.set({ availability: 'online', opensAt: undefined });
    expect(line(on)).to.deep.equal([]);
    expect(spoken(on)).to.deep.equal(['Somebody is here now.']);
    expect(on.chat.calls.of('history').length).to.equal(0);
  });

  it('says by when a left message is answered, and keeps its words', async () => {
    const on = await stage({ view: { availability: 'away', opensAt: nine(), ...view(left(nine() + 3_600_000)) } });
    await loaded(on);
    await drawn();
    expect(happened(on).join()).to.contain(
      `We have your message, and answer right here by tomorrow, ${time(nine() + 3_600_000)}.`,
    );
    expect(on.all('.bubble').map((node) => node.textContent?.trim())).to.deep.equal(['hello']);
    expect(line(on)).to.deep.equal([`We are back tomorrow at ${time(nine())}.`]);
  });

  it('names no time where the shop named none', async () => {
    const on = await stage({ view: { availability: 'away', ...view(left()) } });
    await loaded(on);
    await drawn();
    expect(happened(on).join()).to.contain('We have your message, and answer here as soon as we are back.');
    expect(line(on)).to.deep.equal([]);
  });

  it('[WL5] reads and hears what became of it where nobody answered it, or another one is answered', async () => {
    const on = await stage({ view: { availability: 'away', ...view(left()) } });
    await until(() => on.all('.leave-told').length > 0);
    const { events } = left();
    const over = {
      ...thread('A', [...events, joined(4, 'Mei', now()), closed(5, now() + 1)]),
      state: 'closed' as const,
    };
    await on.set(view(over));
    const unanswered = 'We could not answer this message. Please write again if you still need us.';
    expect(happened(on).slice(-2)).to.deep.equal(['Conversation ended', unanswered]);
    expect(spoken(on).at(-1)).to.equal(unanswered);
    await expect(on.element).shadowDom.to.be.accessible();
    // Heard once, and no part of what they say next.
    await on.set(view(over, thread('B', [message(1, 'mine', 'The lid again', 'd1', now() + 2)])));
    expect([happened(on).includes(unanswered), spoken(on).at(-1)]).to.deep.equal([true, '']);
    await clear();
    const other = { ...thread('B', [message(1, 'mine', 'And the cup', 'd1', now() - 60_000)]), state: 'left' as const };
    const waiting = {
      ...other,
      events: [...other.events, { kind: 'left', seq: 2, at: now() - 60_000, by: system } as const],
    };
    const both = await stage({ view: { leave: undefined, ...view(waiting, over) } });
    await until(() => happened(both).includes('We answer it in your other message.'));
  });

  it('says so under a talk that has ended, whose greeting is far up', async () => {
    const on = await stage({
      view: { availability: 'away', opensAt: nine(), ...view({ ...waits(), state: 'closed' }) },
    });
    await loaded(on);
    await drawn();
    expect(line(on)).to.deep.equal([
      `Nobody is here now. Leave your message: we answer right here. We are back tomorrow at ${time(nine())}.`,
    ]);
  });

  it('says nothing to who is with an agent', async () => {
    const on = await stage({ view: { availability: 'away', ...view({ ...waits(), state: 'active' }) } });
    await loaded(on);
    expect(line(on)).to.deep.equal([]);
  });
});

describe('who is blocked', () => {
  afterEach(clear);

  it('is told calmly from when on they may write, once by voice, and nothing when it is over', async () => {
    const on = await stage({ view: { ...view(waits()), ...queue(2), blocked: { until: nine() } } });
    await loaded(on);
    expect(line(on)[0]).to.contain('You can read here, and write again from tomorrow').and.to.contain(time(nine()));
    expect(spoken(on)[0]).to.contain('write again');
    await expect(on.element).shadowDom.to.be.accessible();
    await on.set({ blocked: { until: undefined } });
    expect(line(on)).to.deep.equal(['You can read here, and not write.']);
    await on.set({ blocked: { until: now() - 1000 } });
    expect(line(on)).to.deep.equal(['You are number 2']);
    await on.set({ blocked: undefined });
    expect(line(on)).to.deep.equal(['You are number 2']);
  });
});
