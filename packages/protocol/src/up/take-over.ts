import * as v from 'valibot';
import { Cid, Id } from '../ids.ts';
import { Text } from '../text.ts';

/**
 * Supervisors and admins only: take an active conversation from the agent `from`, with the reason in words. Where another has it
 * by now, it is refused with `already_taken`, and to who is `off` with `off_duty`.
 */
export const TakeOver = v.object({ type: v.literal('take_over'), cid: Cid, conversation: Id, from: Id, text: Text });
export type TakeOver = v.InferOutput<typeof TakeOver>;
