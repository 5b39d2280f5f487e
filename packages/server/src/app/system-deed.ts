import { append, type CommandTo, type Conversation, decide } from '@shopbell/domain';
import type { AgentId, ConversationId, ProblemCode, SiteId } from '@shopbell/protocol';
import type { View } from '../ports/store.ts';
import type { AppDeps } from './deps.ts';

/** What the server does of itself. */
type SystemCommand = CommandTo<'assign' | 'requeue' | 'leave' | 'withdraw' | 'wipe' | 'close'>;

/** The conversation as it is afterwards, also when the deed was refused: it has gone another way meanwhile. */
export interface Outcome {
  conversation: Conversation | undefined;
  refused?: ProblemCode;
}

/**
 * Carries out what a pass has found, if it still holds: a pass works on a snapshot, and the commit looks again. Has no `cid`: what was done
 * already is refused, or changes nothing.
 */
export function systemDeed(
  { store, clock }: Pick<AppDeps, 'store' | 'clock'>,
  site: SiteId,
  id: ConversationId,
  command: (view: View) => SystemCommand,
  loads?: AgentId,
): Promise<Outcome> {
  const now = clock.now();
  const keys = [
    { kind: 'conversation', id } as const,
    ...(loads === undefined ? [] : [{ kind: 'agent', id: loads } as const]),
  ];
  return store.commit<Outcome>(site, keys, (view) => {
    const current = view.conversation(id);
    if (!current) return { changes: [], result: { conversation: undefined, refused: 'conversation_unknown' } };
    const verdict = decide(current, command(view));
    if ('refused' in verdict) return { changes: [], result: { conversation: current, refused: verdict.refused } };
    if ('succeed' in verdict || verdict.events.length === 0) return { changes: [], result: { conversation: current } };
    const { conversation, log } = append(current, verdict.events, now);
    return { changes: [{ put: 'conversation', conversation, log }], result: { conversation } };
  });
}
