import { describe, expect, it } from 'vitest';
import { dueOf, FIRST_REPLY_DUE_MS } from './due.ts';

const since = 1_000_000;
const waited = (seconds: number) => dueOf(since, FIRST_REPLY_DUE_MS, since + seconds * 1000);

describe('dueOf', () => {
  it('starts full and empties towards the limit', () => {
    expect(waited(0)).toEqual({ waitedMs: 0, left: 1, level: 'calm' });
    expect(waited(9).left).toBeCloseTo(0.8);
    expect(waited(45).left).toBe(0);
  });

  it('presses from two thirds on', () => {
    expect(waited(29.999).level).toBe('calm');
    expect(waited(30).level).toBe('pressing');
  });

  it('counts exactly 45 s as in time, and not a millisecond more', () => {
    expect(waited(45).level).toBe('pressing');
    expect(waited(45.001).level).toBe('over');
  });

  it('never shows a negative wait when the local clock is behind', () => {
    expect(waited(-20)).toEqual({ waitedMs: 0, left: 1, level: 'calm' });
  });
});
