import * as v from 'valibot';
import { Cid, Id, Instant } from '../ids.ts';
import { OrderNumber } from '../order.ts';
import { PROMISE_KINDS } from '../promise.ts';
import { Text } from '../text.ts';

/**
 * Agents only: note what one has promised the shopper, with when it is due. One's `cid` is the promise's name. For who answers in the
 * conversation, had it last, or owns its case (else `not_yours`); also once it is closed. At most `promisesMax` are open in one (`promises_full`).
 */
export const MakePromise = v.object({
  type: v.literal('promise'),
  cid: Cid,
  conversation: Id,
  what: v.picklist(PROMISE_KINDS),
  order: v.exactOptional(OrderNumber),
  dueAt: Instant,
  text: Text,
});
export type MakePromise = v.InferOutput<typeof MakePromise>;
