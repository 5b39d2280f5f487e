import * as v from 'valibot';
import { publicStamp } from './stamp.ts';

/**
 * The words of everything before it, at the desk too, were erased: show them no longer. Who reads the log from here on gets `erased` in
 * the places of messages and edits, and other events without what was written in them.
 */
export const Wiped = v.object({ kind: v.literal('wiped'), ...publicStamp });
