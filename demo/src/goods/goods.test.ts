import { expect, it } from 'vitest';
import { HOURS, hourAt, timeOfDay } from './good.ts';
import { findGood, GOODS, goodsAround, goodsOfHour } from './index.ts';

it('has a dozen goods, each with its own address and picture', () => {
  expect(GOODS).toHaveLength(12);
  expect(new Set(GOODS.map((good) => good.slug)).size).toBe(12);
  expect(new Set(GOODS.map((good) => good.shapes.text)).size).toBe(12);
});

it('puts every good into the hours its time falls in', () => {
  for (const hour of HOURS) expect(goodsOfHour(hour).map(({ time }) => hourAt(time))).toEqual([hour, hour, hour]);
});

it('finds a good by its address only', () => {
  expect(findGood('enamel-kettle')?.name.en).toBe('Enamel kettle');
  expect(findGood('toString')).toBeUndefined();
});

it.each([
  [22, 0, '06:00', 'morning'],
  [9, 29, '17:29', 'evening'],
  [21, 59, '05:59', 'night'],
])('tells the time in the shop at %i:%i UTC', (hours, minutes, time, hour) => {
  expect(timeOfDay(Date.UTC(2026, 10, 21, hours, minutes))).toBe(time);
  expect(hourAt(time)).toBe(hour);
});

it('finds the neighbours of a good around the clock', () => {
  const [first] = GOODS;
  if (!first) throw new Error('no goods');
  expect(goodsAround(first).map(({ slug }) => slug)).toEqual([
    'beeswax-candle',
    'wool-throw',
    'stoneware-mug',
    'bread-board',
  ]);
});
