import * as v from 'valibot';
import { Cid, Id } from '../ids.ts';
import { Text } from '../text.ts';

/** Agents only: write an internal note. It is stored in the desk log. */
export const WriteNote = v.object({ type: v.literal('note'), cid: Cid, conversation: Id, text: Text });
export type WriteNote = v.InferOutput<typeof WriteNote>;
