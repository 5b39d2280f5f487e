import * as v from 'valibot';
import { HANDOVER_REASONS } from '../handover.ts';
import { Cid, GroupSlug, Id } from '../ids.ts';
import { Text } from '../text.ts';

/**
 * Agents only: hand a conversation you have to the colleague `to`, who is on duty (`colleagues` lists them; else `colleague_away`) and
 * has room (`colleague_full`), or to a `group`, where it waits at the place of its first request: exactly one of the two. `text` is
 * the hand-over note: whoever has it next reads it before they answer. There is no transfer without one.
 */
export const Transfer = v.object({
  type: v.literal('transfer'),
  cid: Cid,
  conversation: Id,
  to: v.exactOptional(Id),
  group: v.exactOptional(GroupSlug),
  reason: v.picklist(HANDOVER_REASONS),
  text: Text,
});
export type Transfer = v.InferOutput<typeof Transfer>;
