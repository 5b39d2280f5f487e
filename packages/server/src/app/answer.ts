import type { ConversationId, Say } from '@shopbell/protocol';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import { type AgentWho, agentActor } from './who.ts';

/** An agent answers in a conversation they have. */
export const answer = (deps: AppDeps, who: AgentWho, say: Say & { conversation: ConversationId }) =>
  act(deps, who, {
    conversation: say.conversation,
    cid: say.cid,
    command: () => ({ do: 'answer', by: agentActor(who.agent), cid: say.cid, text: say.text }),
    same: ({ event }) => event.kind === 'message' && event.text === say.text,
  });
