import { expect } from '@open-wc/testing';
import type { Thread } from '@shopbell/sdk';
import { clear, drawn, type Stage, stage, until } from './testing/stage.contract.ts';
import { message, thread } from './testing/talk.ts';

const view = (...threads: Thread[]) => ({ threads, thread: threads.at(-1) });
const now = () => Date.now();

describe('what was read', () => {
  afterEach(clear);

  const talk = (upto: number, seen = 0): Thread => ({
    ...thread(
      'A',
      Array.from({ length: upto }, (_, n) => message(n + 1, 'theirs', `m${n + 1}`)),
    ),
    seen,
  });
  const told = (on: Stage) => on.chat.calls.of('read').map(({ args }) => args[0]);

  it('is told after a second in view, and again for what came later', async () => {
    const opened = now();
    const on = await stage({ view: view(talk(2)) });
    await until(() => told(on).length > 0);
    expect(now() - opened).to.be.at.least(800);
    await on.set(view(talk(3)));
    await until(() => told(on).length > 1);
    expect(told(on)).to.deep.equal([2, 3]);
  });

  it('is not told of a closed panel, nor of one that closes within the second', async () => {
    const on = await stage({ view: view(talk(2)), as: 'loaded' });
    await on.element.open();
    await on.element.close();
    const from = now();
    await until(() => now() - from > 1300);
    expect(told(on)).to.deep.equal([]);
  });

  it('is not told of a hidden page', async () => {
    const own = Object.getOwnPropertyDescriptor(Document.prototype, 'visibilityState') as PropertyDescriptor;
    Object.defineProperty(document, 'visibilityState', { ...own, get: () => 'hidden' });
    const on = await stage({ view: view(talk(2)) });
    const from = now();
    await until(() => now() - from > 1300);
    expect([told(on), on.element.unread]).to.deep.equal([[], 0]);
    Reflect.deleteProperty(document, 'visibilityState');
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => told(on).length === 1);
  });

  it('is not told while the end is out of view', async () => {
    const long = (upto: number) => {
      const whole = talk(upto);
      const events = whole.events.map((event) => ({ ...event, text: 'long words '.repeat(20) }) as typeof event);
      return { ...whole, events };
    };
    const on = await stage({ view: view(long(20)) });
    await until(() => told(on).length === 1);
    on.get('.log').scrollTop = 300;
    await drawn();
    await on.set(view(long(21)));
    const from = now();
    await until(() => now() - from > 1300);
    expect(told(on)).to.deep.equal([20]);
    on.get('.jump').click();
    await until(() => told(on).length === 2);
    expect(told(on)).to.deep.equal([20, 21]);
  });

  it('on another tab takes the badge away here', async () => {
    const on = await stage({ view: view(talk(3, 1)), as: 'loaded' });
    await on.set(view(talk(3, 1)));
    expect(on.element.unread).to.equal(2);
    await on.set(view(talk(3, 3)));
    expect(on.element.unread).to.equal(0);
  });
});
