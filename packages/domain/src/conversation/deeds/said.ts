import type { Actor, Cid } from '@shopbell/protocol';
import { cardTexts } from '../../cards/cards.ts';
import { attached } from '../attached.ts';
import {
  type Attachments,
  atTheDesk,
  type CommandTo,
  type Draft,
  type Guarded,
  identified,
  publicly,
} from '../command.ts';
import type { Conversation, InState } from '../conversation.ts';
import { leftBy, reachedBy } from '../left-message.ts';
import { events, type Verdict } from '../verdict.ts';

const words = (c: CommandTo<'ask' | 'answer'>): Draft =>
  publicly({ kind: 'message', by: c.by, cid: c.cid, text: c.text, ...attached(c) });

/** What a shopper would have read: the words, what their file is called, what their card says, what it leads to. */
export const heldWords = (
  text: string,
  { file, card, beside }: Pick<Attachments, 'file' | 'card'> & { beside?: string },
): string =>
  file || card ? [text, file?.name, ...(card ? cardTexts(card.card) : []), beside].filter(Boolean).join(' ') : text;

/** What did not reach the shopper is the desk's to know. */
const heldBack = ({ rules }: Guarded, by: Actor, { cid, text, of }: { cid: Cid; text: string; of?: number }): Verdict =>
  events(atTheDesk({ kind: 'held_back', by, cid, rules: [...rules], ...(of === undefined ? {} : { of }), text }));

/** What went although the guard asked. */
const guardedOf = (guarded: Guarded | undefined, by: Actor, of: number): Draft[] =>
  guarded ? [atTheDesk({ kind: 'guarded', by, rules: [...guarded.rules], of })] : [];

/** An agent's words, as far as the site lets them go. */
export function answer(conversation: InState<'active'>, c: CommandTo<'answer'>): Verdict {
  const { by, guarded } = c;
  if (guarded?.level === 'block') return heldBack(guarded, by, { cid: c.cid, text: heldWords(c.text, c) });
  return events(words(c), ...guardedOf(guarded, by, conversation.seq + 1));
}

/** Who waits may leave it instead: nobody is asked for any more. */
export const askWaiting = (conversation: InState<'requested'>, c: CommandTo<'ask'>): Verdict =>
  events(words(c), ...(c.leave ? leftBy(c.by, c.leave, conversation.left) : []));

/** Who has it is away: the shopper is told so once a wait, by the system, which ends no turn. */
export const askWhileHeld = (conversation: InState<'active'>, c: CommandTo<'ask'>): Verdict => {
  const said = [words(c), ...(c.leave ? reachedBy(c.by, c.leave, conversation.contact) : [])];
  if (c.autoReply === undefined || conversation.toldAt !== undefined) return events(...said);
  return events(...said, publicly({ kind: 'message', by: { role: 'system' }, text: c.autoReply }));
};

/** To a left message that is owed, more of it; to one that was answered, a request of its own. */
export const askLeft = ({ left, contact }: InState<'left'>, c: CommandTo<'ask'>): Verdict => {
  const { by, leave } = c;
  if (left?.repliedAt === undefined) return events(words(c), ...(leave ? reachedBy(by, leave, contact) : []));
  return leave ? events(words(c), ...leftBy(by, leave)) : events(publicly({ kind: 'requested', by }), words(c));
};

export const note = (_: Conversation, c: CommandTo<'note'>): Verdict =>
  events(atTheDesk({ kind: 'note', by: c.by, cid: c.cid, text: c.text }));

/** A member's is what they wrote from whichever device; who has proven nothing, or came by a letter that may be passed on, has this one. */
const isTheirs = ({ member }: Conversation, { target, by }: CommandTo<'edit' | 'recall'>): boolean =>
  target?.kind === 'message' &&
  target.by.role === by.role &&
  (target.by.id === by.id || (by.role === 'shopper' && member !== undefined && !by.byLetter));

/** Only one's own message, and only for a while. */
export function amend(conversation: Conversation, c: CommandTo<'edit' | 'recall'>): Verdict {
  const { target, by, of, cid } = c;
  if (target?.kind !== 'message' || !isTheirs(conversation, c)) return { refused: 'message_unknown' };
  // An order that was confirmed stays confirmed: who says something else says it anew.
  if (target.act) return { refused: 'forbidden' };
  if (c.now - target.at > c.windowMs) return { refused: 'too_late' };
  if (c.do === 'recall') return events(publicly({ kind: 'recalled', by, cid, of }));
  const { text, guarded } = c;
  if (guarded?.level === 'block') return heldBack(guarded, by, { cid, text, of });
  return events(publicly({ kind: 'edited', by, cid, of, text }), ...guardedOf(guarded, by, of));
}

/** Only an open conversation is adopted, and only once; another member's stays theirs. */
export const identify = (conversation: Conversation, c: CommandTo<'identify'>): Verdict =>
  conversation.member ? events() : events(identified(c.by, c.member, c.priority));

/** In any state: what has ended holds words too. */
export const wipe = (_: Conversation, { by }: CommandTo<'wipe'>): Verdict => events(publicly({ kind: 'wiped', by }));
