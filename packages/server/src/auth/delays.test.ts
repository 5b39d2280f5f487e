import { describe, expect, it } from 'vitest';
import { createDelays } from './delays.ts';

describe('delays of sign-in', () => {
  const at = (start = 0) => {
    const clock = { now: start };
    return { clock, delays: createDelays(() => clock.now) };
  };

  it('let people mistype, then grow', () => {
    const { clock, delays } = at();
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      const wait = delays.attempt('a', '1.1.1.1');
      waits.push(wait);
      if (wait > 0) {
        clock.now += wait;
        expect(delays.attempt('a', '1.1.1.1')).toBe(0);
      }
    }
    expect(waits).toEqual([0, 0, 0, 0, 1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000]);
  });

  it('never grow beyond a quarter of an hour', () => {
    const { clock, delays } = at();
    for (let i = 0; i < 40; i++) clock.now += delays.attempt('a', '1.1.1.1');
    expect(delays.attempt('a', '1.1.1.1')).toBeLessThanOrEqual(15 * 60_000);
  });

  it('do not count what comes too early', () => {
    const { clock, delays } = at();
    for (let i = 0; i < 4; i++) delays.attempt('a', '1.1.1.1');
    for (let i = 0; i < 50; i++) expect(delays.attempt('a', '1.1.1.1')).toBe(1000);
    clock.now = 999;
    expect(delays.attempt('a', '1.1.1.1')).toBe(1);
    clock.now = 1000;
    expect(delays.attempt('a', '1.1.1.1')).toBe(0);
  });

  it('count tries at once as many, before their outcome is known', () => {
    const { delays } = at();
    const waits = Array.from({ length: 8 }, () => delays.attempt('a', '1.1.1.1'));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(4);
  });

  it('[DO5] never keep the owner waiting for a stranger’s failures', () => {
    const { delays } = at();
    for (let i = 0; i < 50; i++) delays.attempt('a', '6.6.6.6');
    expect(delays.attempt('a', '1.1.1.1')).toBe(0);
  });

  it('end with the right password, and after an hour', () => {
    const { clock, delays } = at();
    for (let i = 0; i < 3; i++) delays.attempt('a', '1.1.1.1');
    delays.succeeded('a', '1.1.1.1');
    for (let i = 0; i < 4; i++) expect(delays.attempt('a', '1.1.1.1')).toBe(0);
    clock.now += 60 * 60_000;
    for (let i = 0; i < 4; i++) expect(delays.attempt('a', '1.1.1.1')).toBe(0);
  });

  it('slow down one address that tries many accounts', () => {
    const { clock, delays } = at();
    for (let i = 0; i < 100; i++) expect(delays.attempt(`a${i}`, '6.6.6.6')).toBe(0);
    expect(delays.attempt('b', '6.6.6.6')).toBe(2000);
    expect(delays.attempt('b', '1.1.1.1')).toBe(0);
    clock.now += 2000;
    expect(delays.attempt('b', '6.6.6.6')).toBe(0);
    expect(delays.attempt('c', '6.6.6.6')).toBe(2000);
  });
});
