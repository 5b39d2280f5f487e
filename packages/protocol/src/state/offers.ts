import * as v from 'valibot';
import { GroupSlug, Id, Instant } from '../ids.ts';

/**
 * For an agent: what is offered to them and nobody else, until `until`. `take` accepts, `pass` declines. Always whole; the latest `rev`
 * wins. An offer that is gone was taken, passed on, or taken back.
 */
export const OffersState = v.object({
  topic: v.literal('offers'),
  rev: v.pipe(v.number(), v.safeInteger()),
  offers: v.array(v.object({ conversation: Id, group: GroupSlug, until: Instant })),
});
export type OffersState = v.InferOutput<typeof OffersState>;
