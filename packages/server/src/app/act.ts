import { append, type Command, type Conversation, decide, type Logged } from '@shopbell/domain';
import type { AgentId, Cid, ConversationId, ParticipantId } from '@shopbell/protocol';
import type { Change, Decision, Device, View } from '../ports/store.ts';
import { sentBefore } from './again.ts';
import type { AppDeps } from './deps.ts';
import { deviceAfter } from './device.ts';
import { heldBack, type Receipt, type Refusal, receipt } from './outcome.ts';
import { mayRead } from './readable.ts';
import { agentActor, type Doer, shopperActor, type Who } from './who.ts';

/** A command with a `cid`, to a conversation that exists; `same` tells a repeated one from another under the same cid. */
export interface Act {
  conversation: ConversationId;
  cid: Cid;
  /** Where a restored store may have it instead. */
  where?: (view: View, by: Doer) => ConversationId;
  /** Made when the conversation is locked: it may look at what is stored. */
  command: (view: View, conversation: Conversation, by: Doer) => Command;
  /** Why they may not, as things stand when it is decided. Asked before `command`. */
  bars?: (view: View, conversation: Conversation) => Refusal | undefined;
  /** What is written beside it, where the shopper gets it. */
  also?: () => readonly Change[];
  /** Whose load it is decided by. */
  loads?: AgentId;
  same: (logged: Logged, view: View, by: Doer) => boolean;
}

/** Who does it. A member whose device has not spoken so far becomes its participant by it; a guest there has nothing to do. */
function doerOf(view: View, who: Who, participant: () => ParticipantId): { by: Doer; made?: Device } | Refusal {
  if (who.role === 'agent') return { by: agentActor(who.agent) };
  if (who.participant) return { by: shopperActor(who, who.participant) };
  const known = view.device(who.tokenHash);
  if (!known && !who.member) return { refused: 'conversation_unknown' };
  const device = deviceAfter(known, who, participant);
  if ('refused' in device) return device;
  return { by: shopperActor(who, device.participant), ...(device === known ? {} : { made: device }) };
}

/**
 * Carries one command out: the original receipt if it was stored before, `conversation_unknown` where the caller may not
 * even know that it exists (a shopper: anybody else's; an agent: another site's), else what the conversation's table says.
 */
export function act(
  deps: AppDeps,
  who: Who,
  { conversation: named, cid, where, command, bars, also, loads, same }: Act,
): Promise<Receipt | Refusal> {
  const author = who.role === 'agent' ? who.agent.id : who.participant;
  let minted: ParticipantId | undefined;
  const participant = () => {
    minted ??= deps.newId();
    return minted;
  };
  const now = deps.clock.now();
  const nothing = (result: Receipt | Refusal): Decision<Receipt | Refusal> => ({ changes: [], result });
  return deps.store.commit(
    who.site,
    [
      { kind: 'conversation', id: named },
      ...(author ? [{ kind: 'sent', author, cid } as const] : []),
      ...(who.role === 'shopper' && !author ? [{ kind: 'device', tokenHash: who.tokenHash } as const] : []),
      ...(loads ? [{ kind: 'agent', id: loads } as const] : []),
    ],
    (view) => {
      const doer = doerOf(view, who, participant);
      if ('refused' in doer) return nothing(doer);
      const { by, made } = doer;
      const id = where?.(view, by) ?? named;
      const before = sentBefore(view, who, by.id, cid, (logged, at) => at === id && same(logged, view, by));
      if (before) return nothing(before);
      const current = view.conversation(id);
      if (!current || (who.role === 'shopper' && !mayRead(current, who))) {
        return nothing({ refused: 'conversation_unknown' });
      }
      const barred = bars?.(view, current);
      if (barred) return nothing(barred);
      const asked = command(view, current, by);
      const verdict = decide(current, asked);
      if ('refused' in verdict) return nothing(verdict);
      if (!mayRead(current, who)) return nothing({ refused: 'not_yours' });
      if ('succeed' in verdict) return nothing({ refused: 'conversation_closed' });
      const { conversation, log } = append(current, verdict.events, now);
      const done = log.find((logged) => logged.event.cid === cid);
      if (!done) throw new Error(`'${asked.do}' left no event with its cid`);
      const { event } = done;
      const changes: Change[] = [
        ...(made ? [{ put: 'device', device: made } as const] : []),
        ...(also && event.kind !== 'held_back' ? also() : []),
        { put: 'conversation', conversation, log },
      ];
      // The attempt is in the log, and refused all the same.
      return { changes, result: event.kind === 'held_back' ? heldBack(event.rules) : receipt(cid, conversation, done) };
    },
    who,
  );
}
