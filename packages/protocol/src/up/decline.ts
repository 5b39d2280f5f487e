import * as v from 'valibot';
import { Cid, Id } from '../ids.ts';

/** Agents only: say no to an invitation (`not_invited` when there is none any more). */
export const Decline = v.object({ type: v.literal('decline'), cid: Cid, conversation: Id });
export type Decline = v.InferOutput<typeof Decline>;
