import { describe, expect, it } from 'vitest';
import { createIds, newId } from './ids.ts';

const filled = (value: number) => (count: number) => new Uint8Array(count).fill(value);

describe('ids', () => {
  it('have the shape the protocol describes', () => {
    expect(newId(Date.now(), filled(7))).toMatch(/^[0-9a-hjkmnp-tv-z]{20}$/);
    expect(newId(0, filled(0))).toBe('0'.repeat(20));
    expect(newId(32, filled(255))).toBe(`${'0'.repeat(8)}10${'z'.repeat(10)}`);
  });

  it('sort by the instant they were made at', () => {
    const ids = [1, 31, 32, 1000, 1_795_000_000_000].map((at) => newId(at, filled(200)));
    expect(ids.toSorted()).toEqual(ids);
  });

  it('grow within one millisecond', () => {
    const next = createIds();
    const ids = Array.from({ length: 2000 }, () => next(5000));
    expect(new Set(ids).size).toBe(2000);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids.map((id) => id.slice(0, 10))).size).toBe(1);
  });

  it('grow when the clock steps back', () => {
    const first = newId(5000, filled(1));
    const second = newId(4000, filled(0), first);
    expect(second > first).toBe(true);
  });

  it('borrow the next millisecond when the tail is full', () => {
    const full = newId(5000, filled(255));
    const next = newId(5000, filled(0), full);
    expect(next).toBe(newId(5001, filled(0)));
  });

  it('refuse a time that is none', () => {
    for (const bad of [Number.NaN, -1, 1.5, Number.POSITIVE_INFINITY, 9e15]) {
      expect(() => newId(bad, filled(0))).toThrow(RangeError);
    }
  });
});
