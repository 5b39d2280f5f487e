import { type Attachments, heldWords } from '@shopbell/domain';
import type { ConversationId, Say } from '@shopbell/protocol';
import { act } from './act.ts';
import { isMessage } from './ask.ts';
import { type Carried, type Fastened, fasten } from './carried.ts';
import type { AppDeps } from './deps.ts';
import { type Guarding, lookAt } from './guarding.ts';
import { refused } from './outcome.ts';
import { type AgentWho, agentActor } from './who.ts';

/** Was it this that was held back? Once a file is gone, what it was called is not known any more. */
function isHeld(held: string | undefined, { text, file, card }: Say, sent: Attachments): boolean {
  const isWhole = (file === undefined || sent.file) && (card === undefined || sent.card);
  return isWhole ? held === heldWords(text, sent) : held?.startsWith(text) === true;
}

/**
 * An agent answers in a conversation they have, as far as the site's guard lets them; `carried` is what the request names, looked up.
 */
export function answer(
  deps: AppDeps,
  who: AgentWho,
  say: Say & { conversation: ConversationId },
  guarding: Guarding,
  carried: Carried = {},
) {
  const { conversation: id, cid, text } = say;
  const by = agentActor(who.agent);
  const now = deps.clock.now();
  // Of the last time it was decided: that is the time that counts.
  let fastened: Fastened = { attachments: {}, changes: [] };
  return act(deps, who, {
    conversation: id,
    cid,
    bars(view, { member }) {
      const found = fasten({ view, say, carried, sender: 'agent', member: member?.id, into: id, lands: id, now });
      if (refused(found)) return found;
      fastened = found;
      return undefined;
    },
    command(view, conversation) {
      const { attachments } = fastened;
      const guarded = lookAt(guarding, view, conversation, by, text, now, attachments);
      return { do: 'answer', by, cid, text, ...attachments, ...(guarded ? { guarded } : {}) };
    },
    also: () => fastened.changes,
    same: (logged) =>
      isMessage(logged, say) ||
      (logged.event.kind === 'held_back' && isHeld(logged.event.text, say, fastened.attachments)),
  });
}
