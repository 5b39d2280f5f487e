import * as v from 'valibot';
import { Cid, Id, Seq } from '../ids.ts';

/** Take one's own message `of` back, within `limits.amendWindowMs` of its `at`. `said` is that message's `cid`, as in `edit`. */
export const Recall = v.object({
  type: v.literal('recall'),
  cid: Cid,
  conversation: Id,
  of: Seq,
  said: v.exactOptional(Cid),
});
export type Recall = v.InferOutput<typeof Recall>;
