import { expect, it } from 'vitest';
import { moved, SCALE_MAX, WHOLE, type Zoom, zoomed } from './zoom.ts';

const sizes = { width: 300, height: 200, room: { width: 300, height: 400 } };
const MIDDLE = { x: 0, y: 0 };

it('[TA8] a picture is never smaller than the whole of it, nor larger than can be used', () => {
  expect(zoomed(WHOLE, 0.5, MIDDLE, sizes)).toEqual(WHOLE);
  expect(zoomed(WHOLE, 100, MIDDLE, sizes).scale).toBe(SCALE_MAX);
  expect(zoomed(zoomed(WHOLE, 4, { x: 100, y: 50 }, sizes), 0.01, MIDDLE, sizes)).toEqual(WHOLE);
});

it('[TA8] what lies under the fingers stays there', () => {
  const at = { x: 100, y: 30 };
  const before: Zoom = { scale: 3, x: 20, y: 10 };
  const after = zoomed(before, 1.5, at, sizes);
  const pointOf = ({ scale, x, y }: Zoom) => [(at.x - x) / scale, (at.y - y) / scale];
  for (const nth of [0, 1]) expect(pointOf(after)[nth]).toBeCloseTo(pointOf(before)[nth] ?? 0, 9);
});

it('[TA8] a picture can’t be pushed out of its room', () => {
  const large = zoomed(WHOLE, 3, MIDDLE, sizes);
  expect(moved(large, 1000, 1000, sizes)).toEqual({ scale: 3, x: 300, y: 100 });
  expect(moved(large, -1000, -1000, sizes)).toEqual({ scale: 3, x: -300, y: -100 });
  expect(moved(WHOLE, 50, 50, sizes)).toEqual(WHOLE);
});
