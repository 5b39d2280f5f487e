import type { PublicEvent } from '@shopbell/protocol';
import type { Conversation, OrderCheck } from './conversation.ts';

/** The checks after an event; the very same where it is about none. */
function checksAfter(checks: readonly OrderCheck[] | undefined, event: PublicEvent): readonly OrderCheck[] | undefined {
  if (event.kind === 'recalled') return checks?.filter(({ seq }) => seq !== event.of);
  if (event.kind !== 'message') return checks;
  const { seq, card, act, re } = event;
  if (card?.card.type === 'order_check') return [...(checks ?? []), { seq }];
  if (act !== 'confirm') return checks;
  return checks?.map((check) => (check.seq === re ? { seq: check.seq, confirmed: true } : check));
}

/** The order checks of a conversation as an event leaves them. This runs for every message. */
export function withOrderChecks<C extends Conversation>(conversation: C, event: PublicEvent): C {
  const checks = checksAfter(conversation.checks, event);
  if (checks === conversation.checks) return conversation;
  const { checks: _, ...rest } = conversation;
  return (checks?.length ? { ...rest, checks } : rest) as C;
}
