import * as v from 'valibot';
import { Cid, Id } from '../ids.ts';

/**
 * Agents only: take a waiting conversation. The second of two is refused with `already_taken`, who has as many as they
 * may with `at_limit`. In a group that gives requests out (`automatic`), only who it was offered to, supervisors and admins take one
 * (`not_offered`); a left message, and what waits in any other group, is for anybody. Who is `off` takes nothing (`off_duty`).
 */
export const Take = v.object({ type: v.literal('take'), cid: Cid, conversation: Id });
export type Take = v.InferOutput<typeof Take>;
