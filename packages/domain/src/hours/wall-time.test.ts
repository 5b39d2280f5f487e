import { describe, expect, test } from 'vitest';
import { instantOf, wallTimeAt } from './wall-time.ts';

const utc = (text: string): number => Date.parse(`${text}Z`);

describe('wall times', () => {
  test('[HR9] are the zone’s at an instant, and lead back to it', () => {
    expect(wallTimeAt('Asia/Shanghai', utc('2026-11-22T16:30'))).toEqual({ date: '2026-11-23', minutes: 30 });
    expect(instantOf('Asia/Shanghai', { date: '2026-11-23', minutes: 30 })).toBe(utc('2026-11-22T16:30'));
    expect(instantOf('Asia/Shanghai', { date: '2026-11-22', minutes: 1440 + 600 })).toBe(utc('2026-11-23T02:00'));
  });

  test('[HR9] where clocks change are the first instant at which they are reached', () => {
    // 29 March 2026: 02:00 becomes 03:00; 25 October: 03:00 becomes 02:00.
    expect(instantOf('Europe/Berlin', { date: '2026-03-29', minutes: 150 })).toBe(utc('2026-03-29T01:00'));
    expect(instantOf('Europe/Berlin', { date: '2026-10-25', minutes: 150 })).toBe(utc('2026-10-25T00:30'));
    expect(instantOf('Europe/Berlin', { date: '2026-03-29', minutes: 600 })).toBe(utc('2026-03-29T08:00'));
    expect(wallTimeAt('Europe/Berlin', utc('2026-10-25T01:30'))).toEqual({ date: '2026-10-25', minutes: 150 });
  });

  test('are none of a zone or a day that is not there', () => {
    expect(wallTimeAt('Mars/Olympus', 0)).toBeUndefined();
    expect(instantOf('UTC', { date: '2026-02-30', minutes: 0 })).toBeUndefined();
    expect(instantOf('+08:00', { date: '2026-02-28', minutes: 0 })).toBeUndefined();
  });
});
