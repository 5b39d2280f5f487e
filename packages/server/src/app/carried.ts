import { type Attachments, type CardSender, mayBring, maySend, unsignedFrom } from '@shopbell/domain';
import type { ConversationId, Say, SharedCard, SharedFile } from '@shopbell/protocol';
import { isSameOrder, LIMITS } from '@shopbell/protocol/constants';
import type { SignedCard } from '../ports/gate.ts';
import type { Change, View } from '../ports/store.ts';
import { type Refusal, refused } from './outcome.ts';

/** What a request names and was looked up before it is decided: its file, and the card that its token stands for, or why they can't be had. */
export interface Carried {
  readonly file?: SharedFile | Refusal;
  readonly card?: SignedCard | Refusal;
}

/** What goes with the words, and what is used up by it. */
export interface Fastened {
  readonly attachments: Attachments;
  readonly changes: readonly Change[];
}

interface Fastening {
  readonly view: View;
  readonly say: Say;
  readonly carried: Carried;
  readonly sender: CardSender;
  /** Who the shopper is, where that is proven. */
  readonly member: string | undefined;
  /** Where the words land, if it is there already. */
  readonly into: ConversationId | undefined;
  /** Where they land, also where it is opened by them. */
  readonly lands: ConversationId;
  readonly now: number;
}

/** An order check with so many newer ones behind it is answered no more: each of them is read at an answer. */
const CHECKS_BEHIND_MAX = 20;

/** A signed card is taken in a little past its end, and what was looked up waits for its commit: its use is kept so much longer, ms. */
const USE_KEPT_MS = 300_000;

const isHeld = (view: View, name: string, now: number): boolean => (view.once(name) ?? 0) > now;

/** The card as it is kept: the shop's word where its server signed for it. */
function cardOf({ say, carried, sender, member }: Fastening): SharedCard | Refusal | undefined {
  if (say.card === undefined) return undefined;
  if (typeof say.card !== 'string') {
    if (!maySend(sender, say.card)) return { refused: 'card_refused' };
    return { card: say.card, from: unsignedFrom(sender, say.card) };
  }
  const signed = carried.card;
  if (!signed || refused(signed)) return signed ?? { refused: 'card_refused' };
  const isForOther = signed.member !== undefined && signed.member !== member;
  if (isForOther || !mayBring(sender, signed.card)) return { refused: 'card_refused' };
  return { card: signed.card, from: 'shop', until: signed.until };
}

/** What may be done once only, and until when it is kept that it was (epoch ms). */
function usesOf({ carried, now }: Fastening, { card }: SharedCard): (Use | undefined)[] {
  const signed = carried.card && !refused(carried.card) ? carried.card : undefined;
  return [
    signed?.once === undefined
      ? undefined
      : { name: `card:${signed.once}`, until: signed.until + USE_KEPT_MS, problem: 'card_used' },
    card.type === 'payment_reminder'
      ? { name: `reminder:${card.number}`, until: now + LIMITS.reminderWindowMs, problem: 'already_reminded' }
      : undefined,
  ];
}

interface Use {
  readonly name: string;
  readonly until: number;
  readonly problem: 'card_used' | 'already_reminded';
}

function checkAt(view: View, into: ConversationId, seq: number) {
  const event = view.event(into, seq);
  const card = event?.kind === 'message' ? event.card?.card : undefined;
  return card?.type === 'order_check' ? card : undefined;
}

/** Can nothing be said to this check any more? It is confirmed, or its order was read back once more. */
function isSettled(view: View, into: ConversationId, of: number, number?: string): boolean {
  const checks = view.conversation(into)?.checks ?? [];
  const newer = checks.filter(({ seq }) => seq > of);
  if (newer.length >= CHECKS_BEHIND_MAX) return true;
  if (checks.every(({ seq, confirmed }) => seq !== of || confirmed)) return true;
  return newer.some(({ seq }) => {
    const card = checkAt(view, into, seq);
    return card !== undefined && isSameOrder(card.number, number);
  });
}

/** Why a shopper can't answer this: to the newest check of an order is said as often as they like what is wrong, once that it is right. */
function unanswerable({ view, sender, into }: Fastening, of: number): Refusal | undefined {
  if (sender !== 'shopper') return { refused: 'forbidden' };
  const check = into === undefined ? undefined : checkAt(view, into, of);
  if (into === undefined || !check) return { refused: 'message_unknown' };
  return isSettled(view, into, of, check.number) ? { refused: 'card_answered' } : undefined;
}

/** The message that is replied to. What lands in another conversation than was meant replies to nothing there. */
function repliedTo({ view, say, into }: Fastening): { re?: number } | Refusal {
  if (say.re === undefined) return {};
  if (into !== say.conversation) return say.act ? { refused: 'conversation_closed' } : {};
  const target = into === undefined ? undefined : view.event(into, say.re);
  return target?.kind === 'message' || target?.kind === 'erased' ? { re: say.re } : { refused: 'message_unknown' };
}

/** Looks through what a request brings along, as things stand when it is decided. Most bring nothing. */
export function fasten(fastening: Fastening): Fastened | Refusal {
  const { view, say, carried, lands, now } = fastening;
  const { file } = carried;
  if (file && refused(file)) return file;
  const card = cardOf(fastening);
  if (card && 'refused' in card) return card;
  const reply = repliedTo(fastening);
  if ('refused' in reply) return reply;
  const { re } = reply;
  const { act } = say;
  const lacking = act && re !== undefined ? unanswerable(fastening, re) : undefined;
  if (lacking) return lacking;
  const uses = (card ? usesOf(fastening, card) : []).filter((use) => use !== undefined);
  const spent = uses.find(({ name }) => isHeld(view, name, now));
  if (spent) return { refused: spent.problem };
  return {
    attachments: {
      ...(file ? { file } : {}),
      ...(card ? { card } : {}),
      ...(re === undefined ? {} : { re, ...(act ? { act } : {}) }),
    },
    changes: uses.map(({ name, until }): Change => ({ put: 'once', name, conversation: lands, until })),
  };
}
