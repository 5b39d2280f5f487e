import type { AgentId, ConversationId, Edit, ParticipantId, PublicEvent, Recall } from '@shopbell/protocol';
import type { View } from '../ports/store.ts';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import { found, type Guarding } from './guarding.ts';
import { madeAt } from './made-at.ts';
import type { Receipt, Refusal } from './outcome.ts';
import type { Doer, Who } from './who.ts';

/** So long after a restore an edit or a recall may come back by the time of its press, in ms. */
const COMING_BACK_MS = 24 * 3_600_000;

interface Place {
  conversation: ConversationId;
  of: number;
}

/**
 * Where the message is in this store. A backup holds the beginning of a log, so what it still has is where it was; what came
 * back since is where its author's `cid` is. The number of another message is never taken for it.
 */
function locate(view: View, author: ParticipantId | AgentId, { conversation, of, said }: Edit | Recall): Place {
  if (!said || view.event(conversation, of)?.cid === said) return { conversation, of };
  const sent = view.sent(author, said);
  const event = sent?.logged.event;
  return sent && event?.kind === 'message'
    ? { conversation: sent.conversation, of: event.seq }
    : { conversation, of: 0 };
}

/**
 * The time the window is judged by: now. For a day after a restore it is that of the press, as the two cids tell it, or what
 * was amended in time before the restore would come too late. A client's clock that is ahead is so for both.
 */
function judgedAt({ store, clock }: AppDeps, { cid, said }: Edit | Recall, target: PublicEvent | undefined): number {
  const now = clock.now();
  const { restoredAt } = store;
  if (!said || !target || restoredAt === undefined || now - restoredAt > COMING_BACK_MS) return now;
  return Math.min(now, target.at + madeAt(cid) - Math.max(target.at, madeAt(said)));
}

/** Somebody edits or recalls what they said, within `windowMs` of it. `guarding`: what an agent's words are looked through by. */
export function amend(
  deps: AppDeps,
  who: Who,
  frame: Edit | Recall,
  windowMs: number,
  bars?: () => Refusal | undefined,
  guarding?: Guarding,
): Promise<Receipt | Refusal> {
  const { conversation, cid } = frame;
  const place = (view: View, { id }: Doer) => locate(view, id, frame);
  return act(deps, who, {
    conversation,
    cid,
    ...(bars ? { bars } : {}),
    where: (view, by) => place(view, by).conversation,
    command(view, _current, by) {
      const at = place(view, by);
      const target = view.event(at.conversation, at.of);
      const amendment = { by, cid, of: at.of, target, now: judgedAt(deps, frame, target), windowMs };
      if (frame.type === 'recall') return { do: 'recall', ...amendment };
      const guarded = guarding && found(guarding.guard.look(frame.text));
      return { do: 'edit', text: frame.text, ...amendment, ...(guarded ? { guarded } : {}) };
    },
    same({ event }, view, by) {
      const { of } = place(view, by);
      return frame.type === 'edit'
        ? (event.kind === 'edited' || event.kind === 'held_back') && event.of === of && event.text === frame.text
        : event.kind === 'recalled' && event.of === of;
    },
  });
}
