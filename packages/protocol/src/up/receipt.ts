import * as v from 'valibot';
import { Cursor, Id } from '../ids.ts';

/**
 * How far this client has the conversation: `delivered` – applied; `read` – in view for a second in a visible page. Both
 * grow only; send at most one a second for a conversation, and the last one in any case.
 */
export const SetReceipt = v.object({
  type: v.literal('receipt'),
  conversation: Id,
  delivered: v.exactOptional(Cursor),
  read: v.exactOptional(Cursor),
});
export type SetReceipt = v.InferOutput<typeof SetReceipt>;
