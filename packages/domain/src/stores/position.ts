/** A place on the earth in degrees of WGS-84, as satellites and browsers tell it: north and east are positive. */
export interface Position {
  readonly lat: number;
  readonly lng: number;
}

/** Mean radius of the earth by the IUGG, in m. */
export const EARTH_RADIUS_M = 6_371_008.8;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Whether two numbers are a place: −90 to 90 and −180 to 180, both ends allowed. */
export const isPosition = (lat: unknown, lng: unknown): boolean =>
  typeof lat === 'number' && Math.abs(lat) <= 90 && typeof lng === 'number' && Math.abs(lng) <= 180;

/**
 * The way between two places over a sphere, in m (haversine): exact to 0.6 % of the earth as it is, right over the date line and
 * the poles, and at no distance at all.
 */
export function distanceM(a: Position, b: Position): number {
  const north = Math.sin(radians(b.lat - a.lat) / 2);
  const east = Math.sin(radians(b.lng - a.lng) / 2);
  const h = north * north + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * east * east;
  // Rounding can bring antipodes over 1, where `asin` has no answer.
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}
