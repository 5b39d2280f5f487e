import * as v from 'valibot';
import { Instant } from '../ids.ts';

/**
 * For a shopper: the shop takes no words of theirs for the time being (`blocked`), until an instant or for good. They may read on. In
 * welcome only while it is so; the latest `rev` wins.
 */
export const BlockedState = v.object({
  topic: v.literal('blocked'),
  rev: v.pipe(v.number(), v.safeInteger()),
  blocked: v.boolean(),
  until: v.exactOptional(Instant),
});
export type BlockedState = v.InferOutput<typeof BlockedState>;
