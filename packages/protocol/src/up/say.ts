import * as v from 'valibot';
import { Card, CardToken } from '../card.ts';
import { Cid, GroupSlug, Id, Language, Seq } from '../ids.ts';
import { Leave } from '../leave.ts';
import { CARD_ACTS } from '../limits.ts';
import { Page, Skills, Words } from '../text.ts';

/**
 * Say something. A shopper may leave `conversation` out: it goes to the one they have open, or opens one. Said to a
 * closed conversation by a shopper, it lands in that one's successor; the ack names where. `page` is where the shopper
 * is, and `group` whom they ask; `language` and `skills` (at most 5 of 40 characters, else `too_many`, `text_too_long`) are what
 * whoever answers must have. All four are kept when the request opens a conversation and else not read. An unknown group counts
 * as none, and so does what nobody of the group's staff has. `file` is one's own, uploaded and finished (`POST /api/v1/files`), and
 * in one message only; beside it the text may be empty. So it may beside a `card`: what the shop's server has signed for, or one that
 * counts as the page's own word. `re` is the message that is replied to; where that is an order check, a shopper may say with `act`
 * whether it is right (`confirm`), or with words what is not (`correct`). With `leave` a shopper leaves the words for later, whoever is
 * there: they are a left message at once, unless an agent has the conversation, with where they can be reached and the order's number as
 * far as the site asks for it (`contact_missing`).
 */
export const Say = v.object({
  type: v.literal('say'),
  cid: Cid,
  conversation: v.exactOptional(Id),
  text: Words,
  file: v.exactOptional(Id),
  card: v.exactOptional(v.union([CardToken, Card])),
  re: v.exactOptional(Seq),
  act: v.exactOptional(v.picklist(CARD_ACTS)),
  page: v.exactOptional(Page),
  group: v.exactOptional(GroupSlug),
  language: v.exactOptional(Language),
  skills: v.exactOptional(Skills),
  leave: v.exactOptional(Leave),
});
export type Say = v.InferOutput<typeof Say>;

/** What is wrong with the whole of one whose parts are right. */
export function sayFault({
  text,
  file,
  card,
  re,
  act,
}: Say): { code: 'text_empty' | 'bad_frame'; path: string } | undefined {
  if (act && (re === undefined || file || card)) return { code: 'bad_frame', path: 'act' };
  const isSaying = file !== undefined || card !== undefined || act === 'confirm';
  return isSaying || text.trim() !== '' ? undefined : { code: 'text_empty', path: 'text' };
}
