import * as v from 'valibot';
import { Cid, Id, Seq } from '../ids.ts';

/** Take one's own message `of` back, within `limits.amendWindowMs` of its `at`. */
export const Recall = v.object({ type: v.literal('recall'), cid: Cid, conversation: Id, of: Seq });
export type Recall = v.InferOutput<typeof Recall>;
