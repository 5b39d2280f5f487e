import * as v from 'valibot';
import { Id } from '../ids.ts';

/**
 * For agents: a note or a whisper is being typed, or no longer. Passing like `typing`, at most every 3 s while it lasts; only colleagues
 * are told, of a whisper only whom it would reach.
 */
export const SetDeskTyping = v.object({
  type: v.literal('desk_typing'),
  conversation: Id,
  lane: v.picklist(['desk', 'whisper']),
  on: v.boolean(),
});
export type SetDeskTyping = v.InferOutput<typeof SetDeskTyping>;
