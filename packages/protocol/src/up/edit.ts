import * as v from 'valibot';
import { Cid, Id, Seq } from '../ids.ts';
import { Text } from '../text.ts';

/** Change the words of one's own message `of`, within `limits.amendWindowMs` of its `at`. */
export const Edit = v.object({ type: v.literal('edit'), cid: Cid, conversation: Id, of: Seq, text: Text });
export type Edit = v.InferOutput<typeof Edit>;
