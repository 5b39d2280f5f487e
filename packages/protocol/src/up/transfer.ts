import * as v from 'valibot';
import { HANDOVER_REASONS } from '../handover.ts';
import { Cid, Id } from '../ids.ts';
import { Text } from '../text.ts';

/**
 * Agents only: hand a conversation you have to the colleague `to`, who is on duty (`colleagues` lists them; else
 * `colleague_away`). `text` is the hand-over note: the colleague reads it before they answer. There is no transfer without one.
 */
export const Transfer = v.object({
  type: v.literal('transfer'),
  cid: Cid,
  conversation: Id,
  to: Id,
  reason: v.picklist(HANDOVER_REASONS),
  text: Text,
});
export type Transfer = v.InferOutput<typeof Transfer>;
