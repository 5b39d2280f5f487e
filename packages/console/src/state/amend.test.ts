import { LIMITS } from '@shopbell/protocol/constants';
import { expect, it } from 'vitest';
import { COLLEAGUE, ME, message, SELF, shopperOf, threadOf } from '../testing/fixtures.ts';
import { amendable } from './amend.ts';

const events = [
  message(1, ME, 1000, 'old'),
  message(2, shopperOf(1), 5000, 'theirs'),
  message(3, COLLEAGUE, 5000, 'a colleague’s'),
  message(4, ME, 5000, 'mine'),
];
const thread = threadOf(1, { events });
const at = (now: number, from = thread) => amendable(from, SELF.id, now, LIMITS.amendWindowMs).map(({ seq }) => seq);

it('holds one’s own messages of the last two minutes', () => {
  expect(at(6000)).toEqual([1, 4]);
  expect(at(1000 + LIMITS.amendWindowMs)).toEqual([4]);
  expect(at(5000 + LIMITS.amendWindowMs)).toEqual([]);
});

it('holds nothing of a conversation that is over, nor what was taken back', () => {
  expect(at(6000, { ...thread, state: 'closed' })).toEqual([]);
  const gone = { kind: 'erased', seq: 4, at: 5000, by: ME, was: 'message', why: 'recalled' } as const;
  expect(at(6000, { ...thread, events: [...events.slice(1, 3), gone] })).toEqual([]);
});
