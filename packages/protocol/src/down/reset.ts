import * as v from 'valibot';
import { Cursor, Id } from '../ids.ts';

/** The client stands where this log has never been (a restored backup): forget this conversation, the tail follows. */
export const Reset = v.object({ type: v.literal('reset'), conversation: Id, head: Cursor });
export type Reset = v.InferOutput<typeof Reset>;
