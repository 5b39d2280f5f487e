import { append, type Command, type Conversation, decide, type Logged } from '@shopbell/domain';
import type { AgentId, Cid, ConversationId } from '@shopbell/protocol';
import type { Decision, View } from '../ports/store.ts';
import { sentBefore } from './again.ts';
import type { AppDeps } from './deps.ts';
import { type Receipt, type Refusal, receipt } from './outcome.ts';
import { mayRead } from './readable.ts';
import type { Who } from './who.ts';

/** A command with a `cid`, to a conversation that exists; `same` tells a repeated one from another under the same cid. */
export interface Act {
  conversation: ConversationId;
  cid: Cid;
  /** Where a restored store may have it instead. */
  where?: (view: View) => ConversationId;
  /** Made when the conversation is locked: it may look at what is stored. */
  command: (view: View, conversation: Conversation) => Command;
  /** Why they may not, as things stand when it is decided. */
  bars?: () => Refusal | undefined;
  /** Whose load it is decided by. */
  loads?: AgentId;
  same: (logged: Logged, view: View) => boolean;
}

/**
 * Carries one command out: the original receipt if it was stored before, `conversation_unknown` where the caller may not
 * even know that it exists (a shopper: anybody else's; an agent: another site's), else what the conversation's table says.
 */
export function act(
  deps: AppDeps,
  who: Who,
  { conversation: named, cid, where, command, bars, loads, same }: Act,
): Promise<Receipt | Refusal> {
  const author = who.role === 'agent' ? who.agent.id : who.participant;
  const now = deps.clock.now();
  const nothing = (result: Receipt | Refusal): Decision<Receipt | Refusal> => ({ changes: [], result });
  if (!author) return Promise.resolve<Refusal>({ refused: 'conversation_unknown' });
  return deps.store.commit(
    who.site,
    [
      { kind: 'conversation', id: named },
      { kind: 'sent', author, cid },
      ...(loads ? [{ kind: 'agent', id: loads } as const] : []),
    ],
    (view) => {
      const id = where?.(view) ?? named;
      const before = sentBefore(view, who, author, cid, (logged, at) => at === id && same(logged, view));
      if (before) return nothing(before);
      const current = view.conversation(id);
      if (!current || (who.role === 'shopper' && !mayRead(current, who))) {
        return nothing({ refused: 'conversation_unknown' });
      }
      const barred = bars?.();
      if (barred) return nothing(barred);
      const asked = command(view, current);
      const verdict = decide(current, asked);
      if ('refused' in verdict) return nothing(verdict);
      if (!mayRead(current, who)) return nothing({ refused: 'not_yours' });
      if ('succeed' in verdict) return nothing({ refused: 'conversation_closed' });
      const { conversation, log } = append(current, verdict.events, now);
      const done = log.find((logged) => logged.event.cid === cid);
      if (!done) throw new Error(`'${asked.do}' left no event with its cid`);
      return { changes: [{ put: 'conversation', conversation, log }], result: receipt(cid, conversation, done) };
    },
  );
}
