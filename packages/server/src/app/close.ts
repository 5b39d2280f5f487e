import { type RatingRules, termsOf } from '@shopbell/domain';
import type { Close } from '@shopbell/protocol';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import type { Receipt, Refusal } from './outcome.ts';
import type { Who } from './who.ts';

/** The shopper, or the agent who has it, ends a conversation; the shopper is asked what they say of it, where the site asks then. */
export function close(
  deps: AppDeps,
  who: Who,
  { conversation, cid }: Close,
  rules: RatingRules,
): Promise<Receipt | Refusal> {
  const rating = rules.asks === 'close' ? { rating: termsOf(rules, deps.clock.now()) } : {};
  return act(deps, who, {
    conversation,
    cid,
    command: (_view, _current, by) => ({ do: 'close', by, cid, ...rating }),
    same: ({ event }) => event.kind === 'closed',
  });
}
