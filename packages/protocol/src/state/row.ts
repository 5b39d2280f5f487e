import * as v from 'valibot';
import { ActorRoleSchema } from '../actor.ts';
import { CONTACT_FIELDS } from '../contact.ts';
import { Priority } from '../events/desk/identified.ts';
import { Cid, Cursor, GroupSlug, Id, Instant, Language, Seq } from '../ids.ts';
import { OrderNumber } from '../order.ts';
import { DEBT_KINDS } from '../promise.ts';
import { Stars } from '../rating-shapes.ts';
import { Label, Page, Skills } from '../text.ts';

/** The four states of a conversation. */
export const ConversationState = v.picklist(['requested', 'active', 'left', 'closed']);
export type ConversationState = v.InferOutput<typeof ConversationState>;

const named = v.object({ id: Id, name: Label });

/**
 * An open promise: by the `cid` it was noted with, who owes it, and its words cut to a line, empty where they were erased. `givenBy`: who gave
 * it to them, where they neither made nor took it.
 */
const PromiseLine = v.object({
  id: Cid,
  what: v.picklist(DEBT_KINDS),
  owner: named,
  givenBy: v.exactOptional(named),
  order: v.exactOptional(OrderNumber),
  at: Instant,
  dueAt: Instant,
  text: v.string(),
});
export type PromiseLine = v.InferOutput<typeof PromiseLine>;

/** Where the shopper can be reached and the order it is about, as the desk reads it: `masked` are the fields that hide something. */
const ContactLine = v.object({
  name: v.exactOptional(Label),
  email: v.exactOptional(Label),
  phone: v.exactOptional(Label),
  order: v.exactOptional(OrderNumber),
  masked: v.exactOptional(v.array(v.picklist(CONTACT_FIELDS))),
});
export type ContactLine = v.InferOutput<typeof ContactLine>;

/**
 * One line of an agent's list. `seq` and `deskSeq` are the heads of the two logs. `waitingSince` is when the shopper's
 * first unanswered message came, absent when the last word was the desk's. `last` is the newest message, cut to a line; its text is
 * empty when it was taken back; `agent` is whose words they are, when an agent's. `firstOwedAt` is when the first answer of who has it
 * began to be owed, while it is. `waitsSince` is when this wait for an agent began, while there is one. `left` stays with what once was a
 * left message, `repliedAt` is its first answer, `gaveUpAt` when it was given up. `contact` is what was left with it. `guests` have joined it; `invited` were asked to, by whom and when. `language` and
 * `skills` are what the request asked for, `priority` how early it is served: 0 unless said, by the shop's token alone. `promises` are
 * the open ones, in the order they were made. `rating` is there once the shopper was asked for one: up to when they may give it, whether an
 * agent has asked, and the newest they gave.
 */
export const ConversationRow = v.object({
  conversation: Id,
  state: ConversationState,
  shopper: v.object({ id: Id, member: v.exactOptional(v.object({ id: Label, name: v.exactOptional(Label) })) }),
  agent: v.exactOptional(named),
  owner: v.exactOptional(named),
  guests: v.exactOptional(v.array(named)),
  invited: v.exactOptional(v.array(v.object({ agent: named, by: named, at: Instant }))),
  firstOwedAt: v.exactOptional(Instant),
  seq: Seq,
  deskSeq: Cursor,
  openedAt: Instant,
  waitingSince: v.exactOptional(Instant),
  last: v.exactOptional(v.object({ by: ActorRoleSchema, agent: v.exactOptional(Id), at: Instant, text: v.string() })),
  page: v.exactOptional(Page),
  group: v.exactOptional(GroupSlug),
  waitsSince: v.exactOptional(Instant),
  left: v.exactOptional(
    v.object({
      at: Instant,
      dueAt: v.exactOptional(Instant),
      repliedAt: v.exactOptional(Instant),
      gaveUpAt: v.exactOptional(Instant),
    }),
  ),
  contact: v.exactOptional(ContactLine),
  language: v.exactOptional(Language),
  skills: v.exactOptional(Skills),
  priority: v.exactOptional(Priority),
  promises: v.exactOptional(v.array(PromiseLine)),
  rating: v.exactOptional(
    v.object({
      until: Instant,
      invited: v.exactOptional(v.literal(true)),
      stars: v.exactOptional(Stars),
      solved: v.exactOptional(v.boolean()),
    }),
  ),
});
export type ConversationRow = v.InferOutput<typeof ConversationRow>;
