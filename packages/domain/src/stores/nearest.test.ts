import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';
import { distanceM, EARTH_RADIUS_M, isPosition } from './position.ts';
import { lookAround } from './sample.contract.ts';

/** `npm run proof -- "nearest store"` looks from 100,000 places. */
const PLACES = Number(process.env.NEAREST_PLACES ?? 1000);
const SEED = Number(process.env.NEAREST_SEED ?? Date.now() % 1e9);

const at = (lat: number, lng: number) => ({ lat, lng });
const QUARTER_M = (Math.PI / 2) * EARTH_RADIUS_M;

test(`[NS1] the nearest stores are those that another formula finds, by the date line and at the poles too (seed ${SEED})`, () => {
  const { wrong, overDateLine, overPole } = lookAround(SEED, PLACES, 300);
  expect(wrong).toEqual([]);
  expect(Math.min(overDateLine, overPole)).toBeGreaterThan(PLACES / 50);
});

test('[NS1] a way over the date line or a pole is as long as it is', () => {
  expect(distanceM(at(0, 179.5), at(0, -179.5))).toBeCloseTo(QUARTER_M / 90, 3);
  expect(distanceM(at(89.5, 0), at(89.5, 180))).toBeCloseTo(QUARTER_M / 90, 3);
  expect(distanceM(at(90, 12), at(90, -170))).toBeCloseTo(0, 3);
  expect(distanceM(at(-90, 0), at(90, 0))).toBeCloseTo(2 * QUARTER_M, 3);
  expect(distanceM(at(12.5, 77.5), at(-12.5, -102.5))).toBeCloseTo(2 * QUARTER_M, 3);
  expect(distanceM(at(31.2, 121.4), at(31.2, 121.4))).toBe(0);
});

test('[NS1] so many are given as were asked for, nearest first, and of two as near the first', () => {
  const all = [3, 1, 2, 1, 5].map((lat, index) => ({ index, position: at(lat, 0) }));
  const indices = (limit: number) => nearest(all, at(0, 0), limit).map(({ one }) => one.index);
  expect([indices(0), indices(1), indices(3), indices(9)]).toEqual([[], [1], [1, 3, 2], [1, 3, 2, 0, 4]]);
  expect(nearest([], at(0, 0), 3)).toEqual([]);
});

test('a place is two numbers within the earth', () => {
  expect([isPosition(90, 180), isPosition(-90, -180), isPosition(0, 0)]).toEqual([true, true, true]);
  for (const [lat, lng] of [
    [90.1, 0],
    [0, 180.1],
    [Number.NaN, 0],
    [0, Infinity],
    ['1', 2],
    [1, undefined],
  ] as const) {
    expect(isPosition(lat, lng)).toBe(false);
  }
});
