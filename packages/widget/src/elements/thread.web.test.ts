import { expect } from '@open-wc/testing';
import type { Thread } from '@shopbell/sdk';
import { clear, drawn, type Stage, stage, until } from '../testing/stage.contract.ts';
import { closed, joined, message, pending, thread } from '../testing/talk.ts';

const view = (...threads: Thread[]) => ({ threads, thread: threads.at(-1) });
const texts = (on: Stage, selector: string) =>
  on.all(selector).map((node) => node.textContent?.replace(/\s+/g, ' ').trim());
const long = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    message(from + index, 'theirs', `message ${from + index} `.repeat(8)),
  );
/** Scrolls; to be near `top` for a frame is enough for the thread to see it. */
const scrolled = async (log: Element, top: number) => {
  log.scrollTop = log.scrollTop === top ? top + 1 : top;
  await drawn();
};
/** Scrolls as a reader does: again as long as nothing comes of it, since what is still being drawn takes a move back. */
const scrolledUntil = async (log: Element, tops: readonly number[], seen: () => boolean) => {
  while (!seen()) for (const top of tops) await scrolled(log, top);
};
const restPx = (log: Element) => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight);

describe('the thread', () => {
  afterEach(clear);

  it('greets by who is here', async () => {
    const on = await stage({ view: { availability: 'unknown' } });
    const greeting = () => on.get('h3 + p').textContent;
    expect(greeting()).to.equal('Ask us anything. We answer right here.');
    await on.set({ availability: 'online' });
    expect(greeting()).to.contain('Someone from the shop answers');
    await on.set({ availability: 'away' });
    expect(greeting()).to.contain('Nobody is here right now');
  });

  it('shows three lines instead while a returning shopper’s talk is on its way', async () => {
    localStorage.setItem('shopbell-read:demo', 'c1');
    const on = await stage({ view: { connection: 'connecting' } });
    expect([on.all('.skeleton i').length, on.all('h3').length]).to.deep.equal([3, 0]);
    await on.set({ connection: 'online' });
    expect([on.all('.skeleton').length, on.all('h3').length]).to.deep.equal([0, 1]);
  });

  it('shows one talk after the other with what happened between', async () => {
    const on = await stage({
      view: view(
        thread('A', [message(1, 'mine', 'hi', 'c1'), joined(2, 'Mei'), message(3, 'theirs', 'hello'), closed(4)]),
        thread('B', [message(1, 'mine', 'again', 'c2')]),
      ),
    });
    expect(texts(on, '.bubble')).to.deep.equal(['hi', 'hello', 'again']);
    expect(texts(on, '.note').slice(1)).to.deep.equal(['You are now with Mei', 'Conversation ended']);
    const [mine, theirs] = texts(on, '.sr');
    expect(mine).to.match(/^You, .+, Sent:$/);
    expect(theirs).to.match(/^Mei, .+:$/);
  });

  it('leaves each side where it is, whichever way its words are written', async () => {
    const said = [message(1, 'mine', 'hello', 'c1'), message(2, 'mine', 'مرحبا', 'c2'), message(3, 'theirs', 'مرحبا')];
    const on = await stage({ view: view(thread('A', said)) });
    const [latin, arabic, theirs] = on.all('.bubble').map((node) => node.getBoundingClientRect());
    // Engines round what lies inside of what in different places.
    expect(arabic?.right).to.be.closeTo(latin?.right ?? 0, 0.01);
    expect(theirs?.left).to.be.closeTo(on.get('.said').getBoundingClientRect().left, 0.01);
    const radii = on.all('[data-mine] .bubble').map((node) => getComputedStyle(node).borderStartStartRadius);
    expect(radii).to.deep.equal([radii[0], radii[0]]);
    expect(on.all('.bubble > *').map((node) => getComputedStyle(node).direction)).to.deep.equal(['ltr', 'rtl', 'rtl']);
  });

  it('draws one node per message from the press to the log', async () => {
    const on = await stage({ view: view(thread('A', [message(1, 'theirs', 'hello')], [pending('c1', 'hi')])) });
    const node = on.get('[data-mine]');
    const state = () => on.get('[data-mine] .meta span').textContent;
    expect(state()).to.equal('Saved on this device');
    await on.set(view(thread('A', [message(1, 'theirs', 'hello')], [pending('c1', 'hi', 'sending')])));
    expect(state()).to.equal('Sending');
    await on.set(view(thread('A', [message(1, 'theirs', 'hello'), message(2, 'mine', 'hi', 'c1')])));
    expect([state(), on.get('[data-mine]'), on.all('[data-mine]').length]).to.deep.equal(['Sent', node, 1]);
  });

  it('tells a shopper without a line that the message waits for one', async () => {
    const on = await stage({ view: { connection: 'waiting', pending: [pending('c1', 'hi')] } });
    expect(on.get('.meta span').textContent).to.equal('Saved here, waiting for the network');
  });

  it('says why a message was refused, and tries or drops it', async () => {
    const failed = { ...pending('c1', 'hi', 'failed'), problem: 'text_too_long' } as const;
    const on = await stage({ view: { pending: [failed, pending('c2', 'next', 'sending')] } });
    expect(on.get('.failure span').textContent).to.equal('Not sent: too long');
    const [retry, discard] = on.all('.failure button');
    retry?.click();
    discard?.click();
    expect(on.chat.calls.all.slice(-2).map(({ method, args }) => [method, args[0]])).to.deep.equal([
      ['retry', 'c1'],
      ['discard', 'c1'],
    ]);
  });

  for (const [name, verb, rest] of [
    ['Try again', 'retry', [pending('c1', 'hi', 'sending')]],
    ['Delete', 'discard', []],
  ] as const) {
    it(`leads the focus to the talk when its place goes with “${name}”`, async () => {
      const on = await stage({ view: { pending: [pending('c1', 'hi', 'failed')] } });
      await expect(on.element).to.be.accessible();
      const button = on.all('.failure button').find((each) => each.textContent === name);
      button?.focus();
      button?.click();
      expect(on.chat.calls.of(verb).length).to.equal(1);
      await on.set({ pending: [...rest] });
      expect([on.all('.failure').length, on.all('.bubble').length]).to.deep.equal([0, rest.length]);
      expect(on.element.shadowRoot?.activeElement?.className).to.equal('log');
    });
  }

  it('stays at the end while its reader is there', async () => {
    const on = await stage({ view: view(thread('A', long(1, 30))) });
    const log = on.get('.log');
    await until(() => restPx(log) === 0);
    await on.set(view(thread('A', long(1, 31))));
    await until(() => restPx(log) === 0);
    await on.write('line\n'.repeat(6));
    await until(() => restPx(log) === 0);
  });

  it('stays there while somebody writes many lines and goes on writing', async () => {
    const on = await stage({ view: view(thread('A', long(1, 30))) });
    const log = on.get('.log');
    const rests: number[] = [];
    for (let lines = 1; lines < 9; lines += 1) {
      await on.write('line\n'.repeat(lines));
      await on.write(`${'line\n'.repeat(lines)}a`);
      rests.push(restPx(log));
    }
    expect(rests).to.deep.equal(rests.map(() => 0));
  });

  it('begins at the end whenever the panel opens', async () => {
    const on = await stage({ view: view(thread('A', long(1, 30))) });
    on.get('.log').scrollTop = 400;
    await drawn();
    await on.element.close();
    await on.element.open();
    await drawn();
    expect(restPx(on.get('.log'))).to.equal(0);
  });

  it('does not take a change of its size for a move of the reader', async () => {
    const on = await stage({ view: view(thread('A', long(1, 30))) });
    const log = on.get('.log');
    const written = on.write('line\n'.repeat(6));
    await Promise.resolve();
    // A scroll event of an earlier frame, told after the box shrank and before the observer saw it.
    expect(restPx(log)).to.be.greaterThan(0);
    log.dispatchEvent(new Event('scroll'));
    await written;
    await until(() => restPx(log) === 0);
  });

  it('leaves a reader further up where they are, and offers the way to what is new', async () => {
    const on = await stage({ view: view(thread('A', long(1, 30))) });
    const log = on.get('.log');
    await until(() => on.chat.calls.of('read').length === 1);
    log.scrollTop = 400;
    await drawn();
    await on.set(view(thread('A', long(1, 32))));
    expect([log.scrollTop, on.get('.jump').textContent]).to.deep.equal([400, '2 new messages']);
    on.get('.jump').click();
    await until(() => on.all('.jump').length === 0);
    expect(restPx(log)).to.equal(0);
  });

  it('fetches earlier messages near the start and keeps its place', async () => {
    const on = await stage({ view: { ...view(thread('A', long(31, 60))), more: true } });
    on.chat.calls.hold('history');
    const log = on.get('.log');
    await scrolledUntil(log, [100], () => on.chat.calls.of('history').length === 1);
    await drawn();
    expect(on.get('.note').textContent).to.equal('Loading earlier messages');
    const anchor = on.all('.said')[0];
    const place = () => anchor?.getBoundingClientRect().top ?? 0;
    const before = place();
    await on.set({ ...view(thread('A', long(1, 60))), more: false });
    on.chat.calls.last('history').resolve(false);
    await drawn();
    expect(on.all('.said').length).to.equal(60);
    expect(Math.abs(place() - before)).to.be.lessThan(1.5);
  });

  it('does not ask for history again and again after a failure', async () => {
    const on = await stage({ view: { ...view(thread('A', long(31, 60))), more: true } });
    on.chat.calls.hold('history');
    await scrolledUntil(on.get('.log'), [50], () => on.chat.calls.of('history').length === 1);
    on.chat.calls.last('history').reject(new Error('offline') as never);
    await drawn();
    await scrolled(on.get('.log'), 20);
    expect(on.chat.calls.of('history').length).to.equal(1);
    await scrolledUntil(on.get('.log'), [900, 20], () => on.chat.calls.of('history').length === 2);
  });

  it('draws the line of what is new where reading stopped', async () => {
    const on = await stage({ view: view(thread('A', [message(1, 'mine', 'hi', 'c1')])) });
    await on.element.close();
    await on.set(view(thread('A', [message(1, 'mine', 'hi', 'c1'), message(2, 'theirs', 'hello')])));
    await on.element.open();
    await drawn();
    expect(on.get('.new').parentElement?.nextElementSibling?.textContent).to.contain('hello');
  });

  it('remembers on the device what was read, until the person signs out', async () => {
    const talk = thread('A', [message(1, 'mine', 'hi', 'c1'), message(2, 'theirs', 'hello')]);
    const { element, chat } = await stage({ view: view(talk) });
    await until(() => chat.calls.of('read').length === 1);
    element.remove();
    localStorage.setItem('shopbell:https://chat.example:demo', 'x');
    const next = await stage({ as: 'closed', view: view(talk) });
    await until(() => next.chat.calls.of('connect').length === 1);
    expect(next.element.unread).to.equal(0);
    localStorage.removeItem('shopbell:https://chat.example:demo');
    await next.element.signOut();
    await drawn();
    expect(localStorage.length).to.equal(0);
  });

  it('reads out what others say, and nothing else', async () => {
    const on = await stage({ view: view(thread('A', [message(1, 'theirs', 'hello')])) });
    const news = () => on.get('shop-bell-thread > .sr').textContent;
    expect([news(), on.get('.log').getAttribute('aria-live')]).to.deep.equal(['', 'off']);
    await on.set(
      view(thread('A', [message(1, 'theirs', 'hello'), message(2, 'mine', 'mine', 'c'), message(3, 'theirs', 'yes')])),
    );
    expect(news()).to.equal('Mei: yes');
  });
});
