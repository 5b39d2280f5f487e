import { nearest } from './nearest.ts';
import type { Position } from './position.ts';
import { EARTH_RADIUS_M } from './position.ts';
import type { Store } from './store.ts';

/** A store with whatever a test is about. */
export const store = (over: Partial<Store> = {}): Store => ({
  id: 's-1',
  name: 'Harbour Street',
  address: '1 Harbour Street',
  position: { lat: 31.1774276, lng: 121.5272106 },
  services: [],
  maps: {},
  ...over,
});

/** A seeded draw from 0 to 1: the same seed, the same places. */
export function drawer(seed: number): () => number {
  let random = (seed % 2_147_483_646) + 1;
  return () => {
    random = (random * 48_271) % 2_147_483_647;
    return random / 2_147_483_647;
  };
}

const within = (draw: () => number, from: number, to: number): number => from + draw() * (to - from);

/** A place: one in three near the date line, one near a pole, one anywhere, as even over the sphere as in the trade. */
export function drawPlace(draw: () => number): Position {
  const kind = Math.floor(draw() * 3);
  const lng = kind === 0 ? (draw() < 0.5 ? within(draw, 179, 180) : within(draw, -180, -179)) : within(draw, -180, 180);
  const lat = kind === 1 ? (draw() < 0.5 ? within(draw, 88, 90) : within(draw, -90, -88)) : within(draw, -80, 80);
  return { lat, lng };
}

type Vector = readonly [number, number, number];

function vectorOf({ lat, lng }: Position): Vector {
  const [north, east] = [(lat * Math.PI) / 180, (lng * Math.PI) / 180];
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
}

/** The distance by another formula: the angle between two vectors from the middle of the earth, in m. */
function angleM([a, b, c]: Vector, [x, y, z]: Vector): number {
  const cross = Math.hypot(b * z - c * y, c * x - a * z, a * y - b * x);
  return EARTH_RADIUS_M * Math.atan2(cross, a * x + b * y + c * z);
}

/** What looking from many places came to. */
export interface Looked {
  /** Where `nearest` and a search by the other formula disagree; empty where nowhere. */
  readonly wrong: readonly string[];
  /** How many had the nearest store on the other side of the date line, and on the other side of a pole. */
  readonly overDateLine: number;
  readonly overPole: number;
}

/** Looks for the nearest of `stores` stores from `points` places, and by the other formula. */
export function lookAround(seed: number, points: number, stores: number): Looked {
  const draw = drawer(seed);
  const all = Array.from({ length: stores }, (_, index) => ({ index, position: drawPlace(draw) }));
  const vectors = all.map(({ position }) => vectorOf(position));
  const wrong: string[] = [];
  let [overDateLine, overPole] = [0, 0];
  for (let point = 0; point < points; point += 1) {
    // From a pole itself every way is north or south, and half of them lead over it.
    const from =
      point % 10 === 0 ? { lat: draw() < 0.5 ? 89.9999 : -89.9999, lng: within(draw, -180, 180) } : drawPlace(draw);
    const eye = vectorOf(from);
    const [first, second] = nearest(all, from, 2);
    const distances = vectors.map((vector) => angleM(eye, vector));
    let [best, next] = [Infinity, Infinity];
    for (const distance of distances) {
      if (distance < best) [best, next] = [distance, best];
      else if (distance < next) next = distance;
    }
    // Two stores may be as near as each other: the distance decides, to a mm.
    const isRight = first && second && Math.abs((distances[first.one.index] ?? 0) - best) < 0.001;
    const isFar = first && second && Math.abs(first.distanceM - best) + Math.abs(second.distanceM - next) < 0.001;
    const to = first?.one.position ?? from;
    const east = Math.abs(to.lng - from.lng);
    if (east > 270) overDateLine += 1;
    else if (east > 90 && Math.abs(from.lat) > 85) overPole += 1;
    if (!isRight || !isFar)
      wrong.push(`${from.lat} ${from.lng}: ${first?.one.index} at ${first?.distanceM}, not ${best}`);
  }
  return { wrong, overDateLine, overPole };
}
