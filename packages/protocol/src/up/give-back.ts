import * as v from 'valibot';
import { HANDOVER_REASONS } from '../handover.ts';
import { Cid, Id } from '../ids.ts';
import { Text } from '../text.ts';

/**
 * Agents only: give a conversation you have back to the queue. It waits again, in the place of its first request; a
 * left message that was not answered is among the left messages again. `text` is the note
 * for whoever takes it next.
 */
export const GiveBack = v.object({
  type: v.literal('give_back'),
  cid: Cid,
  conversation: Id,
  reason: v.picklist(HANDOVER_REASONS),
  text: Text,
});
export type GiveBack = v.InferOutput<typeof GiveBack>;
