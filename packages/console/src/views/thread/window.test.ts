import { describe, expect, it } from 'vitest';
import { indexAt, sameOf, topsFrom, topsOf, WHOLE_MAX, windowOf } from './window.ts';

const keys = Array.from({ length: 1000 }, (_, i) => `k${i}`);
const heights = new Map(keys.map((key, i) => [key, 20 + (i % 7) * 11]));

describe('a window over many things', () => {
  it('begins each where all before it end, measured or estimated', () => {
    expect([...topsOf(['a', 'b', 'c'], new Map([['b', 5]]), 10)]).toEqual([0, 10, 15, 25]);
    expect([...topsOf([], new Map(), 10)]).toEqual([0]);
  });

  it('adds up only what is behind those that are the same, and leaves what it was given', () => {
    const before = topsOf(['a', 'b', 'c'], new Map(), 10);
    const now = ['a', 'b', 'x', 'y'];
    const same = sameOf(['a', 'b', 'c'], now);
    expect(same).toBe(2);
    expect([...topsFrom(before, same, now, new Map([['x', 1]]), 10)]).toEqual([0, 10, 20, 21, 31]);
    expect([...topsFrom(before, 1, ['a'], new Map(), 10)]).toEqual([0, 10]);
    expect([...before]).toEqual([0, 10, 20, 30]);
  });

  it('finds the one at a place, the first above all and the last below all', () => {
    const tops = topsOf(['a', 'b', 'c'], new Map(), 10);
    expect([-5, 0, 9.9, 10, 25, 900].map((y) => indexAt(tops, y))).toEqual([0, 0, 0, 1, 2, 2]);
  });

  it('draws all that can be seen, and keeps the room of the rest', () => {
    const tops = topsOf(keys, heights, 50);
    const total = tops[keys.length] ?? 0;
    for (let top = -500; top < total + 500; top += 333) {
      const bottom = top + 800;
      const { from, to, above, below } = windowOf(tops, top, bottom);
      expect(above).toBe(tops[from]);
      expect(above + below + keys.slice(from, to).reduce((sum, key) => sum + (heights.get(key) ?? 0), 0)).toBe(total);
      const seen = keys.findIndex((_, i) => (tops[i + 1] ?? 0) > top && (tops[i] ?? 0) < bottom);
      if (seen >= 0) expect(from).toBeLessThanOrEqual(seen);
      const last = keys.findLastIndex((_, i) => (tops[i] ?? 0) < bottom && (tops[i + 1] ?? 0) > top);
      expect(to).toBeGreaterThan(last);
      expect(to - from).toBeLessThan(60);
    }
  });

  it('draws few things whole', () => {
    const tops = topsOf(keys.slice(0, WHOLE_MAX), heights, 50);
    expect(windowOf(tops, 300, 400)).toEqual({ from: 0, to: WHOLE_MAX, above: 0, below: 0 });
  });
});
