import * as v from 'valibot';
import { Cid, Id } from '../ids.ts';

/**
 * Answer the left message `from` in `conversation` too: both of one shopper, neither answered so far, and in nobody else's hands. `from` is
 * over then; what is said to it lands in the other one.
 */
export const Merge = v.object({ type: v.literal('merge'), cid: Cid, conversation: Id, from: Id });
export type Merge = v.InferOutput<typeof Merge>;
