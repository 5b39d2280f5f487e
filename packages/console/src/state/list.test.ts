import type { ConversationRow } from '@shopbell/protocol';
import { describe, expect, it } from 'vitest';
import { type Clocks, replyClock } from './clock.ts';
import { NOTHING_SHOWN, nextShown, type Shown } from './hold.ts';
import { sortLeft, sortMine, sortWaiting } from './order.ts';

const row = (conversation: string, patch: Partial<ConversationRow> = {}): ConversationRow => ({
  conversation,
  state: 'requested',
  shopper: { id: conversation },
  seq: 2,
  deskSeq: 1,
  openedAt: 100,
  ...patch,
});
/** Limits by conversation: due that long after the wait began, in ms. */
const clocksOf = (rows: readonly ConversationRow[], limits: Readonly<Record<string, number>> = {}): Clocks =>
  new Map(
    rows.flatMap((r) => {
      if (r.waitingSince === undefined || r.state === 'left') return [];
      const limitMs = limits[r.conversation] ?? 45_000;
      const dueAt = r.waitingSince + limitMs;
      const instants = { warnsAt: undefined, dueAt, overdueAt: dueAt + 1 };
      return [[r.conversation, { since: r.waitingSince, limitMs, hours: undefined, ...instants }]];
    }),
  );
const ids = (rows: readonly ConversationRow[]) => rows.map((r) => r.conversation).join(' ');
const shown = (list: Shown) =>
  list.entries.map((e) => (e.gone ? `(${e.row.conversation})` : e.row.conversation)).join(' ');

describe('order', () => {
  it('puts the longest wait first', () => {
    const rows = [row('c', { waitingSince: 30 }), row('a', { waitingSince: 10 }), row('b', { waitingSince: 20 })];
    expect(ids(sortWaiting(rows, clocksOf(rows)))).toBe('a b c');
  });

  it('puts one that came back answered where its clock says', () => {
    const rows = [row('new', { waitingSince: 500 }), row('back', { waitsSince: 300 })];
    const clocks = new Map(rows.map((r) => [r.conversation, replyClock(r, undefined)!]));
    expect(ids(sortWaiting(rows, clocks))).toBe('back new');
    expect(ids(sortMine([row('quiet', { state: 'active' }), ...rows], clocks))).toBe('back new quiet');
  });

  it('puts what of the left messages is due first on top, and those without a time behind, the oldest first', () => {
    const left = (at: number, dueAt?: number) => ({
      state: 'left' as const,
      left: { at, ...(dueAt === undefined ? {} : { dueAt }) },
    });
    const rows = [
      row('claimed', { ...left(1, 2), state: 'active' }),
      row('young', left(90)),
      row('later', left(10, 900)),
      row('old', left(20)),
      row('overdue', left(50, 60)),
      row('soon', left(40, 200)),
    ];
    expect(ids(sortLeft(rows))).toBe('overdue soon later old young claimed');
  });

  it('puts my answered conversations behind those that wait, the latest talk first', () => {
    const last = (at: number) => ({ last: { by: 'agent' as const, at, text: 'x' } });
    const rows = [
      row('old', last(10)),
      row('late', { waitingSince: 90 }),
      row('new', last(50)),
      row('early', { waitingSince: 80 }),
    ];
    expect(ids(sortMine(rows, clocksOf(rows)))).toBe('early late new old');
  });

  it('puts what is due first before what waits longest', () => {
    const rows = [
      row('long', { waitingSince: 10 }),
      row('short', { waitingSince: 20 }),
      row('never', { waitingSince: 1 }),
    ];
    const clocks = new Map(clocksOf(rows, { long: 180_000, short: 45_000 }));
    clocks.delete('never');
    expect(ids(sortMine(rows, clocks))).toBe('short long never');
    expect(ids(sortWaiting(rows, clocks))).toBe('short long never');
  });

  it('keeps the places of two in the same millisecond, whatever order they come in', () => {
    const [a, b] = [row('a', { waitingSince: 5 }), row('b', { waitingSince: 5 })];
    const clocks = clocksOf([a, b]);
    expect(ids(sortWaiting([a, b], clocks))).toBe(ids(sortWaiting([b, a], clocks)));
  });
});

describe('hold', () => {
  const three = nextShown(NOTHING_SHOWN, [row('a'), row('b'), row('c')], false);

  it('follows the order while nobody points at the list', () => {
    expect(shown(nextShown(three, [row('b'), row('d')], false))).toBe('b d');
  });

  it('moves no line under the cursor: leavers stay as ghosts, arrivals are counted', () => {
    const held = nextShown(three, [row('z'), row('c'), row('b')], true);
    expect(shown(held)).toBe('(a) b c');
    expect(held.arrived).toBe(1);
  });

  it('lets the content of a held line follow', () => {
    const held = nextShown(three, [row('a', { seq: 9 }), row('b'), row('c')], true);
    expect(held.entries[0]?.row.seq).toBe(9);
  });

  it('revives a ghost whose conversation comes back', () => {
    const without = nextShown(three, [row('b'), row('c')], true);
    expect(shown(nextShown(without, [row('a'), row('b'), row('c')], true))).toBe('a b c');
  });

  it('sorts, drops ghosts and lets arrivals in when released', () => {
    const held = nextShown(three, [row('d'), row('a')], true);
    expect(nextShown(held, [row('d'), row('a')], false)).toEqual({
      entries: [
        { row: row('d'), gone: false },
        { row: row('a'), gone: false },
      ],
      arrived: 0,
    });
  });

  it('lets the first ones into an empty list even when held, unless that would push another list down', () => {
    expect(shown(nextShown(NOTHING_SHOWN, [row('a')], true))).toBe('a');
    expect(nextShown(NOTHING_SHOWN, [row('a')], true, true)).toEqual({ entries: [], arrived: 1 });
  });
});
