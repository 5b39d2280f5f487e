import { expect, it } from 'vitest';
import { seededChance } from '../virtual-clock.ts';
import { type LineConditions, randomEndings } from './conditions.ts';
import { arrival, newPace } from './pace.ts';

const arrivals = (
  conditions: LineConditions,
  pieces: readonly (readonly [now: number, bytes: number])[],
  chance = 0,
) => {
  const pace = newPace();
  return pieces.map(([now, bytes]) => arrival(pace, conditions, bytes, now, chance));
};

it('passes everything at once on a good line', () => {
  expect(
    arrivals({}, [
      [0, 10],
      [5, 1000],
      [5, 1],
    ]),
  ).toEqual([0, 5, 5]);
});

it('adds the delay and the drawn part of the jitter to each piece', () => {
  expect(
    arrivals(
      { delayMs: 100, jitterMs: 50 },
      [
        [0, 10],
        [10, 10],
      ],
      0.5,
    ),
  ).toEqual([125, 135]);
});

it('lets nothing overtake, however the jitter falls', () => {
  const pace = newPace();
  const late = arrival(pace, { jitterMs: 100 }, 1, 0, 0.9);
  expect(arrival(pace, { jitterMs: 100 }, 1, 1, 0)).toBe(late);
});

it('spends bandwidth piece by piece and saves none up', () => {
  expect(
    arrivals({ bytesPerSecond: 1000 }, [
      [0, 500],
      [0, 500],
      [5000, 500],
    ]),
  ).toEqual([500, 1000, 5500]);
});

it('stands still for so long after so long, for what leaves and for what is on its way', () => {
  const stall = { everyMs: 1000, forMs: 500 };
  expect(
    arrivals({ stall }, [
      [999, 1],
      [1000, 1],
      [1499, 1],
      [1500, 1],
      [2700, 1],
    ]),
  ).toEqual([999, 1500, 1500, 1500, 3000]);
  expect(arrivals({ stall, delayMs: 300 }, [[800, 1]])).toEqual([1500]);
});

it('draws the same ends for the same seed, within the bounds, and spares the share', () => {
  const draw = (seed: number) => randomEndings({ withinBytes: 100, withinMs: 50 })(seededChance(seed).number, 0);
  expect(draw(7)).toEqual(draw(7));
  const endings = Array.from({ length: 200 }, (_, seed) => draw(seed).ending);
  expect(new Set(endings.map((ending) => `${ending?.kind} ${ending?.way}`)).size).toBe(8);
  expect(endings.every((ending) => (ending?.afterBytes ?? 100) < 100 && (ending?.afterMs ?? 50) < 50)).toBe(true);
  expect(randomEndings({ share: 0, besides: { delayMs: 3 } })(seededChance(1).number, 0)).toEqual({ delayMs: 3 });
});
