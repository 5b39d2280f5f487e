import { expect } from '@open-wc/testing';
import { clear, drawn, stage, until } from './testing/stage.contract.ts';
import { message, thread } from './testing/talk.ts';

const view = (...events: ReturnType<typeof message>[]) => {
  const talk = thread('A', events);
  return { threads: [talk], thread: talk };
};
const HELLO = message(1, 'theirs', 'hello');
const SECRET = message(2, 'theirs', 'the code is 4111');
const { setTimeout: later } = window;

describe('what a screen reader is told', () => {
  /** What is to happen after some seconds. */
  let waiting: (() => void)[] = [];
  const passSeconds = () => {
    for (const run of waiting.splice(0)) run();
  };
  beforeEach(() => {
    waiting = [];
    // Seconds pass when the test says so; no timer of the browser has a number below 0.
    const held = (run: () => void, ms = 0) => (ms > 2000 ? -waiting.push(run) : later(run, ms));
    Object.assign(window, { setTimeout: held });
  });
  afterEach(() => {
    Object.assign(window, { setTimeout: later });
    return clear();
  });

  it('stays in the page for some seconds only', async () => {
    const on = await stage({ view: view(HELLO) });
    const news = () => on.get('shop-bell-thread > .sr').textContent;
    await on.set(view(HELLO, SECRET));
    expect(news()).to.equal('Mei: the code is 4111');
    passSeconds();
    await until(() => news() === '');
    await on.set({ typing: [] } as object);
    expect(news()).to.equal('');
  });

  it('is gone at once with the words, and with the person', async () => {
    const on = await stage({ view: view(HELLO) });
    const news = () => on.get('shop-bell-thread > .sr').textContent;
    const { text: _, kind: __, editedAt: ___, ...stamp } = { text: '', editedAt: 0, ...SECRET };
    await on.set(view(HELLO, SECRET));
    expect(news()).to.contain('4111');
    await on.set(view(HELLO, { ...stamp, kind: 'erased', was: 'message', why: 'recalled' }));
    expect(on.get('dialog').textContent).not.to.contain('4111');
    await on.set(view(HELLO, message(3, 'theirs', 'again 4111')));
    await on.set({ threads: [], thread: undefined });
    await drawn();
    expect(on.get('dialog').textContent).not.to.contain('4111');
  });
});
