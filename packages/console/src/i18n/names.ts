import type { Actor, HandoverReason } from '@shopbell/protocol';
import { callOf, type Shopper } from '../text/shopper.ts';
import type { Messages } from './en.ts';

/** A shopper's name in words. */
export function shopperName(t: Messages, shopper: Shopper): string {
  const called = callOf(shopper);
  if (called.kind === 'named') return called.name;
  return called.kind === 'member' ? t.shopper.member(called.id) : t.shopper.visitor(called.label);
}

/** Why a conversation was handed over; a reason of a newer server is told as another one. */
export const reasonText = (t: Messages, reason: HandoverReason): string =>
  Object.hasOwn(t.handover.reasons, reason) ? t.handover.reasons[reason] : t.handover.reasons.other;

/** Who did something, in words; a shopper is called as in the list, and what came by a letter's link is not said to be proven theirs. */
export function actorName(t: Messages, by: Actor, shopper: Shopper): string {
  switch (by.role) {
    case 'shopper':
      return by.byLetter ? t.thread.byLetter(shopperName(t, shopper)) : shopperName(t, shopper);
    case 'agent':
      return by.name;
    case 'bot':
      return t.thread.bot(by.name);
    case 'store':
      return t.thread.store(by.name);
    case 'api':
      return t.thread.api;
    case 'system':
      return t.thread.system;
  }
}

/** The guard's rules by name; one of a newer server by its own. */
export const ruleNames = ({ guard, lang }: Messages, rules: readonly string[]): string =>
  new Intl.ListFormat(lang, { type: 'conjunction' }).format(
    rules.map((rule) => Object.entries(guard.rules).find(([name]) => name === rule)?.[1] ?? rule),
  );
