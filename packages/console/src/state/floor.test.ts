import type { ConversationRow, PublicEvent } from '@shopbell/protocol';
import { describe, expect, it } from 'vitest';
import { COLLEAGUE, idOf, ME, message, rowOf, shopperOf, threadOf } from '../testing/fixtures.ts';
import { isAtLimit, isLast, whyNot } from './duty.ts';
import { leftDue } from './left.ts';
import { cutsOf, headsOf, openCuts, readCuts, readHeads, unanswered, writeCuts, writeHeads } from './line-cut.ts';
import { lapsed, leftOf, nextOffers } from './offers.ts';

const offer = (n: number, until: number) => ({ conversation: idOf(n), group: 'pre-sales', until });
const mine = (n: number, seq: number, patch: Partial<ConversationRow> = {}) =>
  rowOf(n, { state: 'active', seq, waitingSince: 5, ...patch });

describe('offers', () => {
  it('stand by what lapses first, each with a ring that is full when it comes', () => {
    const first = nextOffers([], { offers: [offer(1, 30_000)], waiting: [rowOf(1)] }, 10_000);
    const next = nextOffers(first, { offers: [offer(1, 30_000), offer(2, 20_000)], waiting: [] }, 15_000);
    expect(next.map(({ conversation, since }) => [conversation, since])).toEqual([
      [idOf(2), 15_000],
      [idOf(1), 10_000],
    ]);
    const [, one] = next;
    if (!one) throw new Error('no offer');
    expect([leftOf(one, 10_000), leftOf(one, 25_000), leftOf(one, 31_000)]).toEqual([
      { ms: 20_000, share: 1 },
      { ms: 5_000, share: 0.25 },
      { ms: 0, share: 0 },
    ]);
  });

  it('are news when they go, unless this agent answered or has the conversation', () => {
    const before = nextOffers([], { offers: [1, 2, 3, 4].map((n) => offer(n, 9)), waiting: [] }, 1);
    const gone = lapsed(before, { offers: [offer(4, 9)], mine: [mine(2, 3)] }, new Set([idOf(3)]));
    expect(gone.map(({ conversation }) => conversation)).toEqual([idOf(1)]);
  });
});

describe('what was written while there was no line', () => {
  const s = shopperOf(1);
  const thread = (n: number, ...events: PublicEvent[]) => [idOf(n), threadOf(n, { events })] as const;
  const said = (seq: number) => message(seq, s, seq, `m${seq}`);

  it('is told exactly where a shopper wrote meanwhile', () => {
    const heads = headsOf([mine(1, 4), mine(2, 4), mine(3, 4), mine(4, 4), mine(6, 4)]);
    // 1: wrote twice. 2: nothing. 3: only an edit, and an older message still waits. 4: wrote, and was answered.
    // 5: came meanwhile. 6: the agent said something elsewhere, then the shopper wrote once.
    const { waitingSince: _, ...answered } = mine(4, 6);
    const now = [mine(1, 6), mine(2, 4), mine(3, 5), answered, mine(5, 9), mine(6, 6)];
    const cuts = cutsOf([], heads, now);
    const edit: PublicEvent = { kind: 'edited', seq: 5, at: 5, by: s, of: 4, text: 'm' };
    const threads = new Map([
      thread(1, said(4), said(5), said(6)),
      thread(2, said(4)),
      thread(3, said(4), edit),
      thread(4, said(5), message(6, ME, 6, 'there')),
      thread(5, said(9)),
      thread(6, message(5, ME, 5, 'one moment'), said(6)),
    ]);
    expect(unanswered(cuts, { mine: now, threads }).map(({ conversation, count }) => [conversation, count])).toEqual([
      [idOf(1), 2],
      [idOf(6), 1],
    ]);
    // What came after the line was back belongs to the ordinary clock.
    const later = new Map([...threads, thread(1, said(4), said(5), said(6), said(7))]);
    expect(unanswered(cuts, { mine: now, threads: later })[0]?.count).toBe(2);
  });

  it('is told nothing of as long as the thread is not loaded', () => {
    const cuts = cutsOf([], headsOf([mine(1, 4)]), [mine(1, 6)]);
    expect(cuts.length).toBe(1);
    expect(unanswered(cuts, { mine: [mine(1, 6)], threads: new Map() })).toEqual([]);
  });

  it('reaches over a second cut, and ends with the answer', () => {
    const once = cutsOf([], headsOf([mine(1, 4)]), [mine(1, 6)]);
    const twice = cutsOf(once, headsOf([mine(1, 7)]), [mine(1, 8)]);
    expect(twice).toEqual([{ conversation: idOf(1), after: 4, upTo: 8 }]);
    const { waitingSince: _, ...answered } = mine(1, 9);
    expect(openCuts(twice, [answered])).toEqual([]);
    expect(openCuts(twice, [])).toEqual([]);
  });

  it('is kept for the same agent only, as ids and numbers', () => {
    const cuts = [{ conversation: idOf(1), after: 4, upTo: 8 }];
    expect(readCuts(writeCuts(ME.id, cuts), ME.id)).toEqual(cuts);
    expect(readCuts(writeCuts(ME.id, cuts), COLLEAGUE.id)).toEqual([]);
    const heads = headsOf([mine(1, 4), mine(2, 7)]);
    expect(readHeads(writeHeads(ME.id, heads), ME.id)).toEqual(heads);
    expect(readHeads(null, ME.id)).toEqual(new Map());
  });
});

describe('a left message', () => {
  it('is pressing from two thirds of its time on, late past it, and owes nothing once it is answered', () => {
    const row = { left: { at: 0, dueAt: 900 } };
    expect([599, 600, 900, 901].map((now) => leftDue(row, now)?.level)).toEqual([
      'calm',
      'pressing',
      'pressing',
      'over',
    ]);
    expect(leftDue({ left: { at: 0, dueAt: 900, repliedAt: 800 } }, 1000)).toBeUndefined();
    expect(leftDue({ left: { at: 0 } }, 1e9)).toEqual({ dueAt: undefined, level: 'calm' });
    expect(leftDue({}, 0)).toBeUndefined();
  });
});

describe('duty', () => {
  const duty = { status: 'online' as const, limit: 2, groups: [] };

  it('has a limit that counts what one has', () => {
    expect(isAtLimit({ mine: [mine(1, 1)] }, duty)).toBe(false);
    expect(isAtLimit({ mine: [mine(1, 1), mine(2, 1)] }, duty)).toBe(true);
    expect(isAtLimit({ mine: [mine(1, 1), mine(2, 1)] }, undefined)).toBe(false);
  });

  it('says why a colleague can’t take more', () => {
    const one = { id: 'a', name: 'A' };
    expect(whyNot({ ...one, status: 'busy', load: 4, limit: 5 })).toBeUndefined();
    expect(whyNot({ ...one, status: 'online', load: 5, limit: 5 })).toBe('full');
    expect(whyNot({ ...one, status: 'away', load: 0, limit: 5 })).toBe('away');
    // A relay of before there was a status tells only who is on duty.
    expect(whyNot(one)).toBeUndefined();
  });

  it('knows whether anybody else is on it', () => {
    const me = { id: ME.id, name: ME.name, status: 'online' as const };
    const other = { id: COLLEAGUE.id, name: COLLEAGUE.name };
    expect(isLast({ colleagues: [me, { ...other, status: 'away' }] }, ME.id)).toBe(true);
    expect(isLast({ colleagues: [me, { ...other, status: 'busy' }] }, ME.id)).toBe(false);
  });
});
