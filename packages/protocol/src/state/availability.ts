import * as v from 'valibot';

/** For shoppers: is anybody on duty? `online` – an agent of the site is connected; `away` – nobody is. */
export const AvailabilityState = v.object({
  topic: v.literal('availability'),
  rev: v.pipe(v.number(), v.safeInteger()),
  value: v.picklist(['online', 'away']),
});
export type AvailabilityState = v.InferOutput<typeof AvailabilityState>;
