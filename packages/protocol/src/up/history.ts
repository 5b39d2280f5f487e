import * as v from 'valibot';
import { Id, Seq } from '../ids.ts';
import { LIMITS } from '../limits.ts';

/** Ask for the events before `before`, oldest first in the answer. `limit` is 50 unless said. */
export const AskHistory = v.object({
  type: v.literal('history'),
  conversation: Id,
  before: Seq,
  limit: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(LIMITS.pageMaxEvents))),
});
export type AskHistory = v.InferOutput<typeof AskHistory>;
