import { expect } from '@open-wc/testing';
import type { ChatView } from '@shopbell/sdk';
import { clear, drawn, stage, until } from './testing/stage.contract.ts';
import { closed, joined, message, pending, thread } from './testing/talk.ts';

const talk = thread(
  'A',
  [message(1, 'mine', 'hi', 'c1'), joined(2, 'Mei'), message(3, 'theirs', 'see https://a.example'), closed(4)],
  [pending('c2', 'one', 'sending'), { ...pending('c3', 'two', 'failed'), problem: 'text_too_long' }],
);
const typing = { ...talk, typing: [{ role: 'agent', id: 'a', name: 'Mei' } as const] };
const now = Date.now();
const changed = {
  ...thread('A', [
    { kind: 'erased', seq: 1, at: 1000, by: { role: 'agent', id: 'a1', name: 'Mei' }, was: 'message', why: 'recalled' },
    { ...message(2, 'mine', 'hello', 'c1', now), editedAt: now },
    message(3, 'mine', 'again', 'c2', now),
  ]),
  receipts: { delivered: 3, read: 3 },
};
const old = thread(
  'A',
  Array.from({ length: 40 }, (_, seq) => message(seq + 1, 'theirs', 'message')),
);

const STATES: Record<string, Partial<ChatView>> = {
  'first open': {},
  away: { availability: 'away' },
  talking: { thread: talk, threads: [talk], agent: { id: 'a', name: 'Mei' } },
  typing: { thread: typing, threads: [typing] },
  'a long talk': { thread: old, threads: [old], more: true },
  refused: { connection: 'refused' },
  'changed, taken back and read': { thread: changed, threads: [changed] },
  'kept nowhere, without a line': {
    connection: 'waiting',
    storage: 'memory',
    pending: [pending('c', 'x', 'unsaved', 0)],
  },
  'the question about an earlier day': { stale: 1, pending: [pending('c', 'x', 'saved', 0)] },
};

describe('every state is accessible', () => {
  afterEach(clear);

  for (const theme of ['light', 'dark']) {
    for (const [name, view] of Object.entries(STATES)) {
      it(`${name}, ${theme}`, async () => {
        const on = await stage({ view, attributes: { theme, heading: 'Loom & Leaf' } });
        await on.write('a'.repeat(3990));
        if (view.stale) await until(() => on.all('.stale').length > 0);
        if (view.thread === changed) {
          await until(() => on.all('.tools').length > 1);
          on.all('.tools > button').at(-1)?.click();
          await drawn();
        }
        await expect(on.element).to.be.accessible();
      });
    }
  }

  it('loading, without a line', async () => {
    localStorage.setItem('shopbell-read:demo', 'c1');
    const on = await stage({ view: { connection: 'connecting' } });
    await expect(on.element).to.be.accessible();
  });

  it('has no target smaller than 24 px', async () => {
    const on = await stage({ view: STATES.talking ?? {} });
    await on.write('x');
    await drawn();
    for (const button of on.all('button')) {
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height), button.className).to.be.at.least(24);
    }
  });
});
