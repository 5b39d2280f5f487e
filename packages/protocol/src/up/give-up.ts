import * as v from 'valibot';
import { Cid, Id } from '../ids.ts';
import { Text } from '../text.ts';

/** Close a left message that will not be answered, and say why: one that nobody has, or one's own that is not answered so far. */
export const GiveUp = v.object({ type: v.literal('give_up'), cid: Cid, conversation: Id, text: Text });
export type GiveUp = v.InferOutput<typeof GiveUp>;
