import type { Thread } from '@shopbell/sdk';
import { expect, test } from 'vitest';
import { checkHistory, type FinalLog } from '../../../sim/history.ts';
import { shownOf } from './shown.ts';

const conversation = 'c'.repeat(20);
const by = { role: 'shopper' } as const;
const messages = [1, 2, 3].map(
  (seq) => ({ kind: 'message', seq, at: seq, by, cid: `cid ${seq}`, text: `${seq}` }) as const,
);
const notes = [1, 2].map(
  (deskSeq) =>
    ({ kind: 'note', deskSeq, afterSeq: 1, at: 1, by: { role: 'agent' }, cid: `n ${deskSeq}`, text: 'n' }) as const,
);
const log: FinalLog = { conversation, public: messages, desk: notes };

/** Gaps that the checker finds in what an agent's screen shows. */
const gapsOf = (shown: Partial<Pick<Thread, 'events' | 'desk'>>, more: boolean): number => {
  const thread = { conversation, events: messages, desk: notes, pending: [], more, ...shown } as unknown as Thread;
  const history = { pressed: [], acked: [], logs: [log], shown: [shownOf('agent 0', thread, true)], unsent: [] };
  return checkHistory(history).counters.gaps;
};

const later = { events: messages.slice(1), desk: notes.slice(1) } as unknown as Pick<Thread, 'events' | 'desk'>;

test('a screen that lacks its first events and has no more to load has gaps, in either lane', () => {
  expect(gapsOf({}, false)).toBe(0);
  expect(gapsOf({ events: later.events }, false)).toBe(1);
  expect(gapsOf({ desk: later.desk }, false)).toBe(1);
  expect(gapsOf({ events: [], desk: [] }, false)).toBe(5);
});

test('a screen with more to load begins where it begins', () => {
  expect(gapsOf(later, true)).toBe(0);
  expect(gapsOf({ events: later.events, desk: [] }, true)).toBe(0);
});
