import * as v from 'valibot';
import { Cid, Id } from '../ids.ts';

/** Agents only: take a waiting conversation. The second of two is refused with `already_taken`. */
export const Take = v.object({ type: v.literal('take'), cid: Cid, conversation: Id });
export type Take = v.InferOutput<typeof Take>;
