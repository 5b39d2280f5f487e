import { LOCALITY_BOUNDS, NAMED_MAPS } from '@shopbell/domain';
import { Language, StoreFields } from '@shopbell/protocol';
import * as v from 'valibot';
import { HoursShape } from './floor-shapes.ts';

export const PositionShape = v.object({
  lat: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  lng: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
});

/** A store as it is kept. */
export const StoreShape = v.object({
  id: v.string(),
  name: v.string(),
  address: v.string(),
  /** Degrees of WGS-84. */
  position: PositionShape,
  /** In the store's own zone. Absent: not known. */
  hours: v.exactOptional(HoursShape),
  phone: v.exactOptional(v.string()),
  services: v.array(v.string()),
  /** What maps call it. */
  maps: v.partial(v.object(Object.fromEntries(NAMED_MAPS.map((map) => [map, v.string()])))),
});

const wordsMax = 2 * LOCALITY_BOUNDS.wordsMaxChars;

/** Where somebody looks from, how many they want, and in which language hours are written. */
export const NearestQuery = v.object({
  /** Degrees of WGS-84, as browsers tell them. */
  position: v.exactOptional(PositionShape),
  /** A city, a postcode, a place, or words of a store's address. */
  place: v.exactOptional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(wordsMax))),
  /** Default: 5. */
  limit: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(20)), 5),
  /** Default: the site's own language. */
  locale: v.exactOptional(Language),
});

export const FoundShape = v.object({
  near: v.exactOptional(v.string()),
  others: v.array(v.string()),
  stores: v.array(v.object({ id: v.string(), ...StoreFields })),
});

export const StoreCountsShape = v.object({ added: v.number(), changed: v.number(), unchanged: v.number() });
