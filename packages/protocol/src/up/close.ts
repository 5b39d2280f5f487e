import * as v from 'valibot';
import { Cid, Id } from '../ids.ts';

/** End a conversation: the shopper, or the agent who has it. */
export const Close = v.object({ type: v.literal('close'), cid: Cid, conversation: Id });
export type Close = v.InferOutput<typeof Close>;
