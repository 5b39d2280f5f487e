import { LIMITS } from '@shopbell/protocol/constants';
import { expect, it } from 'vitest';
import { closed, message, pending, thread } from '../testing/talk.ts';
import { isAmendable, untilOf } from './amend.ts';
import { type Entry, entriesOf } from './entries.ts';

const of = (...threads: ReturnType<typeof thread>[]) => entriesOf({ threads, pending: [pending('p', 'on its way')] });
const keys = (entries: readonly Entry[], now: number) =>
  entries.flatMap((entry) => (isAmendable(entry, now, LIMITS.amendWindowMs) ? [entry.key] : []));

it('allows one’s own stored words, for a while by the relay’s clock', () => {
  const talk = of(thread('A', [message(1, 'mine', 'a', 'c1', 5000), message(2, 'theirs', 'b', 'c2', 6000)]));
  expect(keys(talk, 5000 + LIMITS.amendWindowMs - 1)).toEqual(['c1']);
  expect(keys(talk, 5000 + LIMITS.amendWindowMs)).toEqual([]);
  expect(talk.map((entry) => untilOf(entry, LIMITS.amendWindowMs))[0]).toBe(5000 + LIMITS.amendWindowMs);
});

it('allows nothing in a conversation that is over, and nothing that was taken back', () => {
  const over = { ...thread('A', [message(1, 'mine', 'a', 'c1'), closed(2)]), state: 'closed' } as const;
  const gone = {
    kind: 'erased',
    seq: 1,
    at: 1000,
    by: { role: 'shopper', id: 's1' },
    was: 'message',
    why: 'recalled',
  } as const;
  expect(keys(of(over, thread('B', [gone])), 2000)).toEqual([]);
});
