import type { ConversationId, Say, SharedFile } from '@shopbell/protocol';
import { act } from './act.ts';
import { isMessage } from './ask.ts';
import type { AppDeps } from './deps.ts';
import { type Refusal, refused } from './outcome.ts';
import { type AgentWho, agentActor } from './who.ts';

/** An agent answers in a conversation they have; `file` is the one that the request names. */
export const answer = (
  deps: AppDeps,
  who: AgentWho,
  say: Say & { conversation: ConversationId },
  file?: SharedFile | Refusal,
) =>
  act(deps, who, {
    conversation: say.conversation,
    cid: say.cid,
    command: () => ({
      do: 'answer',
      by: agentActor(who.agent),
      cid: say.cid,
      text: say.text,
      ...(file && !refused(file) ? { file } : {}),
    }),
    ...(file && refused(file) ? { bars: () => file } : {}),
    same: (logged) => isMessage(logged, say),
  });
