import * as v from 'valibot';
import { Id } from '../ids.ts';

/**
 * For a shopper: the place of their conversation in its group's queue, 1 is next; 0: it waits no more. `expectedWaitMs` is an estimate,
 * absent where there is none. The latest `rev` of a conversation wins; at most once a second.
 */
export const QueueState = v.object({
  topic: v.literal('queue'),
  conversation: Id,
  rev: v.pipe(v.number(), v.safeInteger()),
  place: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  expectedWaitMs: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
});
export type QueueState = v.InferOutput<typeof QueueState>;
