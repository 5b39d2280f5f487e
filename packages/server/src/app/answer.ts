import { heldWords } from '@shopbell/domain';
import type { ConversationId, Say, SharedFile } from '@shopbell/protocol';
import { act } from './act.ts';
import { isMessage } from './ask.ts';
import type { AppDeps } from './deps.ts';
import { type Guarding, lookAt } from './guarding.ts';
import { type Refusal, refused } from './outcome.ts';
import { type AgentWho, agentActor } from './who.ts';

/** Was it this that was held back? Once a file is gone, what it was called is not known any more. */
function isHeld(held: string | undefined, { text, file }: Say, sent: SharedFile | undefined): boolean {
  return file === undefined || sent ? held === heldWords(text, sent) : held?.startsWith(text) === true;
}

/**
 * An agent answers in a conversation they have, as far as the site's guard lets them; `file` is the one that the request names.
 */
export function answer(
  deps: AppDeps,
  who: AgentWho,
  say: Say & { conversation: ConversationId },
  guarding: Guarding,
  file?: SharedFile | Refusal,
) {
  const { conversation: id, cid, text } = say;
  const by = agentActor(who.agent);
  const now = deps.clock.now();
  const sent = file && !refused(file) ? file : undefined;
  return act(deps, who, {
    conversation: id,
    cid,
    command(view, conversation) {
      const guarded = lookAt(guarding, view, conversation, by, text, now, sent?.name);
      const extras = { ...(sent ? { file: sent } : {}), ...(guarded ? { guarded } : {}) };
      return { do: 'answer', by, cid, text, ...extras };
    },
    ...(file && refused(file) ? { bars: () => file } : {}),
    same: (logged) =>
      isMessage(logged, say) || (logged.event.kind === 'held_back' && isHeld(logged.event.text, say, sent)),
  });
}
