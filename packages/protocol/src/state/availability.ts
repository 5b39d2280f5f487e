import * as v from 'valibot';
import { Instant } from '../ids.ts';
import { LeaveForm } from './leave-form.ts';

/**
 * For shoppers: would somebody answer? `online` – a group of the site is open and one of its agents on duty, and its queue not full; `away` – else.
 * `opensAt` is when service begins again, where it is closed by its hours. `leave` is what is asked of who leaves a message instead.
 */
export const AvailabilityState = v.object({
  topic: v.literal('availability'),
  rev: v.pipe(v.number(), v.safeInteger()),
  value: v.picklist(['online', 'away']),
  opensAt: v.exactOptional(Instant),
  leave: v.exactOptional(LeaveForm),
});
export type AvailabilityState = v.InferOutput<typeof AvailabilityState>;
