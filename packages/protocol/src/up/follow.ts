import * as v from 'valibot';
import { Cursor, Id } from '../ids.ts';
import { LIMITS } from '../limits.ts';

/**
 * Where the client stands in the conversations it wants to follow, and asks for the rest. A cursor left out means "I have
 * nothing": the newest page is sent. Asking again for a followed conversation mends a hole. Shoppers leave `deskSeq` out.
 */
export const Follow = v.object({
  type: v.literal('follow'),
  conversations: v.pipe(
    v.array(v.object({ conversation: Id, seq: v.exactOptional(Cursor), deskSeq: v.exactOptional(Cursor) })),
    v.minLength(1),
    v.maxLength(LIMITS.followMax, 'too_many'),
  ),
});
export type Follow = v.InferOutput<typeof Follow>;
