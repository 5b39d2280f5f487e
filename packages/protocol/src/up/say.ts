import * as v from 'valibot';
import { Cid, Id } from '../ids.ts';
import { Page, Text } from '../text.ts';

/**
 * Say something. A shopper may leave `conversation` out: it goes to the one they have open, or opens one. Said to a
 * closed conversation by a shopper, it lands in that one's successor; the ack names where. `page` is where the shopper
 * is, kept when the request opens a conversation.
 */
export const Say = v.object({
  type: v.literal('say'),
  cid: Cid,
  conversation: v.exactOptional(Id),
  text: Text,
  page: v.exactOptional(Page),
});
export type Say = v.InferOutput<typeof Say>;
