import type { Close } from '@shopbell/protocol';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import type { Receipt, Refusal } from './outcome.ts';
import { actorOf, type Who } from './who.ts';

/** The shopper, or the agent who has it, ends a conversation. */
export function close(deps: AppDeps, who: Who, { conversation, cid }: Close): Promise<Receipt | Refusal> {
  const by = actorOf(who);
  if (!by) return Promise.resolve({ refused: 'conversation_unknown' });
  return act(deps, who, {
    conversation,
    cid,
    command: () => ({ do: 'close', by, cid }),
    same: ({ event }) => event.kind === 'closed',
  });
}
