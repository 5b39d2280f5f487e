import { describe, expect, it } from 'vitest';
import { COLLEAGUE, rowOf } from '../../testing/fixtures.ts';
import { replyClocks } from '../clock.ts';
import { type Narrow, narrowed, type Sort, sorted, type Told } from './order.ts';

const NOW = 1_000_000;
const told = (n: number, patch: Parameters<typeof rowOf>[1], shopper = `s${n}`): Told => {
  const row = rowOf(n, { group: 'pre-sales', ...patch });
  return { row, shopper, agent: row.agent?.name ?? '', group: 'Pre-sales' };
};
const last = (text: string) => ({ last: { by: 'shopper' as const, at: NOW, text } });
/** Waits for its first answer since so many seconds. */
const waits = (n: number, seconds: number, shopper?: string) =>
  told(n, { openedAt: NOW - seconds * 1000, waitingSince: NOW - seconds * 1000, ...last('在吗？') }, shopper);
const held = (n: number, seconds?: number) =>
  told(n, {
    state: 'active',
    agent: COLLEAGUE,
    openedAt: NOW - n * 1000,
    ...(seconds === undefined ? {} : { waitingSince: NOW - seconds * 1000 }),
    ...last('Ｈello'),
  });
const left = (n: number, dueAt: number) => told(n, { state: 'left', left: { at: 0, dueAt } });

const numbers = (all: readonly Told[], rows: readonly Told['row'][]) =>
  rows.map((row) => all.findIndex((one) => one.row === row));
const order = (all: readonly Told[], sort: Sort) =>
  numbers(
    all,
    sorted(
      all,
      sort,
      replyClocks(
        all.map(({ row }) => row),
        new Map(),
        undefined,
      ),
      'en',
    ),
  );

describe('the order of the floor', () => {
  it('[CF3] has on top what is due first: 45 s for a first answer, three minutes for the next', () => {
    const all = [held(9), left(1, 5), waits(2, 10), held(3, 170), waits(4, 40), left(5, 4)];
    // 170 s of 180 are due in 10 s, 40 of 45 in 5 s.
    expect(order(all, { by: 'due', down: false })).toEqual([4, 3, 2, 5, 1, 0]);
    expect(order(all, { by: 'due', down: true })).toEqual([0, 1, 5, 2, 3, 4]);
  });

  it('goes by names, those of nobody together, and by age', () => {
    const all = [waits(1, 1, 'Zoe'), held(3), waits(2, 2, 'anna')];
    expect(order(all, { by: 'shopper', down: false })).toEqual([2, 1, 0]);
    expect(order(all, { by: 'agent', down: true })[0]).toBe(1);
    expect(order(all, { by: 'opened', down: false })).toEqual([1, 2, 0]);
  });
});

describe('what the floor is narrowed to', () => {
  const all = [waits(1, 60, '王小明'), held(2), held(3, 100), left(4, 0)];
  const keep = (narrow: Partial<Narrow>) =>
    narrowed(all, { words: '', ...narrow }, ({ waitingSince }) =>
      waitingSince === undefined ? undefined : 'over',
    ).map((one) => all.indexOf(one));

  it('is a kind, a group, who has it', () => {
    expect(keep({})).toEqual([0, 1, 2, 3]);
    expect(keep({ kind: 'waiting' })).toEqual([0]);
    expect(keep({ kind: 'active' })).toEqual([1, 2]);
    expect(keep({ kind: 'due' })).toEqual([0, 2]);
    expect(keep({ kind: 'left' })).toEqual([3]);
    expect(keep({ agent: COLLEAGUE.id, kind: 'due' })).toEqual([2]);
    expect(keep({ group: 'after-sales' })).toEqual([]);
  });

  it('is words that all stand in it, of whatever width and case', () => {
    expect(keep({ words: '小明' })).toEqual([0]);
    expect(keep({ words: 'HELLO li' })).toEqual([1, 2]);
    expect(keep({ words: 'hello 小明' })).toEqual([]);
  });
});
