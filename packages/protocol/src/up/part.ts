import * as v from 'valibot';
import { Cid, Id } from '../ids.ts';

/** Agents only: leave a conversation you joined. */
export const Part = v.object({ type: v.literal('part'), cid: Cid, conversation: Id });
export type Part = v.InferOutput<typeof Part>;
