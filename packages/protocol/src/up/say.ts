import * as v from 'valibot';
import { Cid, GroupSlug, Id } from '../ids.ts';
import { Page, Text } from '../text.ts';

/**
 * Say something. A shopper may leave `conversation` out: it goes to the one they have open, or opens one. Said to a
 * closed conversation by a shopper, it lands in that one's successor; the ack names where. `page` is where the shopper
 * is, and `group` whom they ask, both kept when the request opens a conversation; an unknown group counts as none.
 */
export const Say = v.object({
  type: v.literal('say'),
  cid: Cid,
  conversation: v.exactOptional(Id),
  text: Text,
  page: v.exactOptional(Page),
  group: v.exactOptional(GroupSlug),
});
export type Say = v.InferOutput<typeof Say>;
