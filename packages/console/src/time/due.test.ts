import { describe, expect, it } from 'vitest';
import { replyClock } from '../state/clock.ts';
import { rowOf } from '../testing/fixtures.ts';
import { dueOf } from './due.ts';

const since = 1_000_000;
const clock = replyClock(rowOf(1, { waitingSince: since }), undefined);
const waited = (seconds: number) => clock && dueOf(clock, since + seconds * 1000);

describe('dueOf', () => {
  it('starts full and empties towards the limit', () => {
    expect(waited(0)).toEqual({ waitedMs: 0, left: 1, level: 'calm' });
    expect(waited(9)?.left).toBeCloseTo(0.8);
    expect(waited(45)?.left).toBe(0);
  });

  it('presses from the warning on', () => {
    expect(waited(29.999)?.level).toBe('calm');
    expect(waited(30)?.level).toBe('pressing');
  });

  it('counts exactly 45 s as in time, and not a millisecond more', () => {
    expect(waited(45)?.level).toBe('pressing');
    expect(waited(45.001)?.level).toBe('over');
  });

  it('never shows a negative wait when the local clock is behind', () => {
    expect(waited(-20)).toEqual({ waitedMs: 0, left: 1, level: 'calm' });
  });

  it('counts nothing while it is closed, where only service time counts', () => {
    const day = [{ from: '09:00', to: '18:00' }];
    const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
    const limit = { limitMs: 60_000, warnBeforeMs: 0 };
    const replyRule = { limits: { first_reply: limit, reply: limit }, counts: 'service_time' } as const;
    const closing = Date.parse('2026-11-20T18:00Z');
    const row = rowOf(1, { waitingSince: closing - 30_000 });
    const still = replyClock(row, undefined, { replyRule, hours: { zone: 'UTC', week, exceptions: [] }, groups: [] });
    expect(still && dueOf(still, closing + 3_600_000)).toEqual({ waitedMs: 30_000, left: 0.5, level: 'calm' });
  });
});
