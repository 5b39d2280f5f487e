import type { Close } from '@shopbell/protocol';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import type { Receipt, Refusal } from './outcome.ts';
import type { Who } from './who.ts';

/** The shopper, or the agent who has it, ends a conversation. */
export function close(deps: AppDeps, who: Who, { conversation, cid }: Close): Promise<Receipt | Refusal> {
  return act(deps, who, {
    conversation,
    cid,
    command: (_view, _current, by) => ({ do: 'close', by, cid }),
    same: ({ event }) => event.kind === 'closed',
  });
}
