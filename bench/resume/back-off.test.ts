import { describe, expect, test } from 'vitest';
import { peakPerSecond, waitMs } from './back-off.ts';

describe('the wait before a try', () => {
  test('is what the server said when it sent the client away', () => expect(waitMs(0, 1234, 25_000, 0.5)).toBe(1234));
  test('is spread over the window when the line was cut', () => expect(waitMs(0, undefined, 25_000, 0.5)).toBe(12_500));
  test('has full jitter after that, up to 10 s', () => {
    expect(waitMs(1, 1234, 25_000, 0.5)).toBe(500);
    expect(waitMs(30, undefined, 25_000, 0.999)).toBeLessThan(10_000);
  });
});

describe('the peak', () => {
  test('is looked for in every second, not in whole ones', () => {
    expect(peakPerSecond([0, 900, 1100, 1800, 1850, 5000])).toBe(4);
  });
  test('of nothing is 0', () => expect(peakPerSecond([])).toBe(0));
  test('does not count what is a second apart', () => expect(peakPerSecond([0, 1000])).toBe(1));
});
