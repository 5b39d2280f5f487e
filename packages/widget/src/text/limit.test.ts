import { expect, it } from 'vitest';
import { room } from './limit.ts';

it('counts code points, as the relay does', () => {
  expect(room('字'.repeat(95), 100)).toEqual({ left: 5, near: true });
  expect(room('🎁'.repeat(95), 100)).toEqual({ left: 5, near: true });
  expect(room('🎁'.repeat(101), 100)).toEqual({ left: -1, near: true });
});

it('is near within a tenth of the limit only', () => {
  expect(room('a'.repeat(90), 100).near).toBe(false);
  expect(room('a'.repeat(91), 100).near).toBe(true);
  expect(room('🎁'.repeat(60), 100)).toEqual({ left: 40, near: false });
  expect(room('', 100)).toEqual({ left: 100, near: false });
});
