import * as v from 'valibot';
import { Cursor, Id } from '../ids.ts';

/**
 * How far this client has the conversation: `delivered` – applied; `read` – in view for a second in a visible page. Both
 * grow only; send at most one a second for a conversation, and the last one in any case. A number beyond what the server
 * has told you, or beyond the head, counts as that; one that is left out changes nothing, and a frame without either does
 * nothing. For a conversation that you can't read the frame is dropped without a `problem`.
 */
export const SetReceipt = v.object({
  type: v.literal('receipt'),
  conversation: Id,
  delivered: v.exactOptional(Cursor),
  read: v.exactOptional(Cursor),
});
export type SetReceipt = v.InferOutput<typeof SetReceipt>;
