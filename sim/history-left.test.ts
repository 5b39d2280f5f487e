import { describe, expect, test } from 'vitest';
import { type Counters, checkHistory, type FinalLog, type History, noCounters, type Press } from './history.ts';

const C = 'conversation';
const shopper = { role: 'shopper', id: 'p1' };
const agent = { role: 'agent', id: 'a1' };
const system = { role: 'system' };
const only = (counter: keyof Counters): Counters => ({ ...noCounters(), [counter]: 1 });

const judged = (pressed: readonly Press[], log: Omit<FinalLog, 'conversation'>, more: Partial<History> = {}) =>
  checkHistory({ pressed, acked: [], shown: [], unsent: [], logs: [{ conversation: C, ...log }], ...more }).counters;

describe('what is left', () => {
  const words = { sender: 'tab', cid: 'a', deed: 'say', text: 'one', leaves: { email: 'a@b.example' } } as const;
  const facts = [
    { seq: 1, kind: 'requested', by: shopper },
    { seq: 2, kind: 'message', by: shopper, cid: 'a', text: 'one' },
    { seq: 3, kind: 'left', by: shopper },
  ];
  const line = { deskSeq: 1, kind: 'contact_left', afterSeq: 3, by: shopper, contact: { email: 'a@b.example' } };
  const left = (desk: FinalLog['desk'], more: FinalLog['public'] = [], state = 'left') =>
    judged([words], { public: [...facts, ...more], desk, state });

  test('is known with where they can be reached, once and at once', () => {
    expect(left([line])).toEqual(noCounters());
    expect(left([])).toEqual(only('gaps'));
    expect(left([line, { ...line, deskSeq: 2 }])).toEqual(only('duplicates'));
    expect(left([{ ...line, afterSeq: 4 }], [{ seq: 4, kind: 'left' }])).toEqual(only('orderBreaks'));
    expect(left([line, { ...line, deskSeq: 2, contact: { email: 'other@b.example' } }])).toEqual(only('phantoms'));
  });

  test('never waits in the queue again, and is over when it is over', () => {
    const taken = { seq: 4, kind: 'assigned', by: system };
    const anew = { seq: 6, kind: 'requested', by: shopper };
    const answer = { seq: 5, kind: 'erased', was: 'message', by: agent };
    expect(left([line], [taken, answer, anew], 'requested').orderBreaks).toBe(0);
    expect(left([line], [taken, { ...anew, seq: 5 }], 'requested').orderBreaks).toBe(1);
    const closed = { seq: 4, kind: 'closed', by: system };
    expect(left([line], [closed], 'closed')).toEqual(noCounters());
    expect(left([line], [closed], 'left')).toEqual(only('phantoms'));
    expect(left([line], [closed, { seq: 5, kind: 'left' }], 'left')).toEqual(only('orderBreaks'));
  });
});

describe('a rating', () => {
  const asked = { seq: 2, kind: 'rating_asked', by: system };
  const press = (cid: string, stars: number): Press => ({ sender: 'tab', cid, deed: 'rate', text: cid, stars });
  const rated = (seq: number, cid: string, stars: number) => ({
    seq,
    kind: 'rated',
    by: shopper,
    cid,
    text: cid,
    stars,
  });
  const line = { deskSeq: 1, kind: 'promised', cid: 'low', afterSeq: 3, dueAt: 9, by: system, owner: { id: 'a1' } };
  const promises = [{ id: 'low', dueAt: 9, owner: 'a1' }];
  const first = { seq: 1, kind: 'requested' };
  const log = (facts: FinalLog['public'], stars?: number, desk: FinalLog['desk'] = []) => ({
    ...{ public: [first, ...facts], desk, state: 'requested', stars },
    promises: desk.length > 0 ? promises : [],
  });

  test('answers an ask, and the newest counts', () => {
    const both = [press('a', 5), press('b', 3)];
    expect(judged(both, log([asked, rated(3, 'a', 5), rated(4, 'b', 3)], 3))).toEqual(noCounters());
    expect(judged(both, log([asked, rated(3, 'a', 5), rated(4, 'b', 3)], 5))).toEqual(only('phantoms'));
    expect(judged([press('a', 5)], log([rated(2, 'a', 5)], 5))).toEqual(only('phantoms'));
    expect(judged([press('a', 5)], log([asked, rated(3, 'a', 4)], 4))).toEqual(only('phantoms'));
  });

  test('is asked for once by each, and not when it is there', () => {
    expect(judged([], log([asked, { ...asked, seq: 3, by: agent }]))).toEqual(noCounters());
    expect(judged([], log([asked, { ...asked, seq: 3 }]))).toEqual(only('duplicates'));
    const late = { ...asked, seq: 4, by: agent };
    expect(judged([press('a', 5)], log([asked, rated(3, 'a', 5), late], 5))).toEqual(only('duplicates'));
  });

  test('that is low is followed up, once', () => {
    const low = [asked, rated(3, 'low', 2)];
    expect(judged([press('low', 2)], log(low, 2, [line]))).toEqual(noCounters());
    expect(judged([press('low', 2)], log(low, 2))).toEqual(only('gaps'));
    expect(judged([press('low', 2)], log(low, 2, [line, { ...line, deskSeq: 2 }]))).toEqual(only('duplicates'));
    const other = { ...line, deskSeq: 2, cid: 'nobody' };
    expect(judged([press('low', 2)], log(low, 2, [line, other])).phantoms).toBe(1);
  });
});
