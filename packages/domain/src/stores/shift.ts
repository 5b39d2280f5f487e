import { isMainland } from './mainland.ts';
import type { Position } from './position.ts';

/** Coordinates that people bring: `wgs84` satellites and browsers, `gcj02` Amap, Tencent and maps of China in general, `bd09` Baidu. */
export const COORDINATE_SYSTEMS = ['wgs84', 'gcj02', 'bd09'] as const;
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number];

/** Of the ellipsoid that GCJ-02 is computed with (Krasovsky 1940): its longer half axis in m, and its eccentricity squared. */
const AXIS_M = 6_378_245;
const ECCENTRICITY = 0.006_693_421_622_965_943;
/** Turns a degree into a step of the waves by which BD-09 moves what is in GCJ-02. */
const BAIDU_WAVE = (Math.PI * 3000) / 180;

/** Waves that repeat every 1/3 and 1 degree; both directions have them. */
const ripple = (x: number): number => ((20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2) / 3;

function northM(x: number, y: number): number {
  const plane = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  const waves = 20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI);
  const swell = 160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30);
  return plane + ripple(x) + ((waves + swell) * 2) / 3;
}

function eastM(x: number, y: number): number {
  const plane = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  const waves = 20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI);
  const swell = 150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI);
  return plane + ripple(x) + ((waves + swell) * 2) / 3;
}

/** How far GCJ-02 shows a place from where it is, in degrees. */
function shiftAt({ lat, lng }: Position): Position {
  const angle = (lat * Math.PI) / 180;
  const bulge = 1 - ECCENTRICITY * Math.sin(angle) ** 2;
  const meridianM = (AXIS_M * (1 - ECCENTRICITY)) / (bulge * Math.sqrt(bulge));
  const parallelM = (AXIS_M / Math.sqrt(bulge)) * Math.cos(angle);
  const [x, y] = [lng - 105, lat - 35];
  return { lat: (northM(x, y) * 180) / (meridianM * Math.PI), lng: (eastM(x, y) * 180) / (parallelM * Math.PI) };
}

/** WGS-84 as GCJ-02. Mainland China alone is drawn shifted; elsewhere a place stays as it is. */
export function toGcj02(place: Position): Position {
  if (!isMainland(place)) return place;
  const shift = shiftAt(place);
  return { lat: place.lat + shift.lat, lng: place.lng + shift.lng };
}

/** GCJ-02 as BD-09. Only of a place that is in GCJ-02. */
export function gcj02ToBd09({ lat, lng }: Position): Position {
  const length = Math.hypot(lng, lat) + 0.00002 * Math.sin(lat * BAIDU_WAVE);
  const angle = Math.atan2(lat, lng) + 0.000003 * Math.cos(lng * BAIDU_WAVE);
  return { lat: length * Math.sin(angle) + 0.006, lng: length * Math.cos(angle) + 0.0065 };
}

/** Finds what `forward` turns into `place`: it moves neighbours almost alike, so each round leaves a thousandth of the error at most. */
function invert(forward: (from: Position) => Position, place: Position): Position {
  let from = place;
  for (let round = 0; round < 6; round += 1) {
    const to = forward(from);
    from = { lat: from.lat + place.lat - to.lat, lng: from.lng + place.lng - to.lng };
  }
  return from;
}

/**
 * Coordinates of any system as WGS-84, to 0.1 mm of what the system makes of it. GCJ-02 and BD-09 say something else in mainland
 * China alone: what they say of other places is taken as it is.
 */
export function toWgs84(place: Position, system: CoordinateSystem): Position {
  if (system === 'wgs84' || !isMainland(place)) return place;
  const gcj = system === 'bd09' ? invert(gcj02ToBd09, place) : place;
  return invert((from) => {
    const shift = shiftAt(from);
    return { lat: from.lat + shift.lat, lng: from.lng + shift.lng };
  }, gcj);
}
