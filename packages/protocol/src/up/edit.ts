import * as v from 'valibot';
import { Cid, Id, Seq } from '../ids.ts';
import { Text } from '../text.ts';

/**
 * Change the words of one's own message `of`, within `limits.amendWindowMs` of its `at`. `said` is that message's own `cid`:
 * send it where you know it, and the edit finds its message also in a restored store, where `of` may be another's number.
 * An edit to the same text is stored like any other: it takes a number, and everybody is told.
 */
export const Edit = v.object({
  type: v.literal('edit'),
  cid: Cid,
  conversation: Id,
  of: Seq,
  said: v.exactOptional(Cid),
  text: Text,
});
export type Edit = v.InferOutput<typeof Edit>;
