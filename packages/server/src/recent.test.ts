import { expect, it } from 'vitest';
import { createRecent } from './recent.ts';

it('keeps what is used, forgets the rest, and never holds more than twice its half', () => {
  const recent = createRecent<number>(10);
  for (let i = 0; i < 1000; i++) {
    recent.set(`k${i}`, i);
    recent.set('mine', i);
    expect(recent.get('mine')).toBe(i);
  }
  const kept = Array.from({ length: 1000 }, (_, i) => recent.get(`k${i}`)).filter((value) => value !== undefined);
  expect(kept.length).toBeGreaterThanOrEqual(9);
  expect(kept.length).toBeLessThanOrEqual(20);
  expect(kept).toContain(999);
});

it('gives the newest value, whichever half has it', () => {
  const recent = createRecent<string>(2);
  recent.set('a', 'old');
  recent.set('b', '');
  recent.set('c', '');
  recent.set('a', 'new');
  expect(recent.get('a')).toBe('new');
  recent.each((value) => `${value}!`);
  expect([recent.get('a'), recent.get('c')]).toEqual(['new!', '!']);
  recent.clear();
  expect(recent.get('a')).toBeUndefined();
});
