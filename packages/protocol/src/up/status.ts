import * as v from 'valibot';
import { AGENT_STATUSES, AUTO_REPLY_MAX_CHARS } from '../queue.ts';

/**
 * Agents only, state: set one's status; the answer is the state `duty`. It stays, whatever becomes of the line or the relay, until
 * one says otherwise or signs in anew, which is `online`. With `off` all one has waits again. `autoReply` sets what shoppers are told while one is away, before the status does: empty for
 * nothing, absent to leave it as it is.
 */
export const SetStatus = v.object({
  type: v.literal('status'),
  status: v.picklist(AGENT_STATUSES),
  autoReply: v.exactOptional(
    v.pipe(
      v.string(),
      v.maxLength(AUTO_REPLY_MAX_CHARS, 'text_too_long'),
      v.check((text) => text.isWellFormed(), 'bad_text'),
    ),
  ),
});
export type SetStatus = v.InferOutput<typeof SetStatus>;
