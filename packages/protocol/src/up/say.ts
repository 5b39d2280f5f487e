import * as v from 'valibot';
import { Cid, GroupSlug, Id, Language } from '../ids.ts';
import { Page, Skills, Words } from '../text.ts';

/**
 * Say something. A shopper may leave `conversation` out: it goes to the one they have open, or opens one. Said to a
 * closed conversation by a shopper, it lands in that one's successor; the ack names where. `page` is where the shopper
 * is, and `group` whom they ask; `language` and `skills` (at most 5 of 40 characters, else `too_many`, `text_too_long`) are what
 * whoever answers must have. All four are kept when the request opens a conversation and else not read. An unknown group counts
 * as none, and so does what nobody of the group's staff has. `file` is one's own, uploaded and finished (`POST /api/v1/files`), and
 * in one message only; beside it the text may be empty.
 */
export const Say = v.object({
  type: v.literal('say'),
  cid: Cid,
  conversation: v.exactOptional(Id),
  text: Words,
  file: v.exactOptional(Id),
  page: v.exactOptional(Page),
  group: v.exactOptional(GroupSlug),
  language: v.exactOptional(Language),
  skills: v.exactOptional(Skills),
});
export type Say = v.InferOutput<typeof Say>;
