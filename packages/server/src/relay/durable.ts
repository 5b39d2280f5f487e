import type { DurableRequest } from '@shopbell/protocol';
import { fits, LIMITS } from '@shopbell/protocol';
import { amend } from '../app/amend.ts';
import { answer } from '../app/answer.ts';
import { ask } from '../app/ask.ts';
import { close } from '../app/close.ts';
import { note } from '../app/note.ts';
import { type Receipt, type Refusal, refused } from '../app/outcome.ts';
import { readable } from '../app/readable.ts';
import { take } from '../app/take.ts';
import type { Who } from '../app/who.ts';
import { StoreBusy } from '../ports/store.ts';
import { follow } from './catch-up.ts';
import type { RelayDeps } from './deps.ts';
import { speakForAll } from './greet.ts';
import { owe } from './order.ts';
import { send, tellProblem } from './send.ts';
import type { Session } from './session.ts';

/** Sends a request to its use case; a role that has no business with it is refused. */
function carryOut(deps: RelayDeps, who: Who, frame: DurableRequest): Promise<Receipt | Refusal> {
  if (frame.type === 'close') return close(deps, who, frame);
  if (frame.type === 'edit' || frame.type === 'recall') return amend(deps, who, frame, deps.limits.amendWindowMs);
  if (who.role === 'shopper') {
    return frame.type === 'say' ? ask(deps, who, frame) : Promise.resolve({ refused: 'forbidden' });
  }
  if (frame.type === 'note') return note(deps, who, frame);
  if (frame.type === 'take') return take(deps, who, frame);
  const { conversation } = frame;
  if (conversation === undefined) return Promise.resolve({ refused: 'bad_frame', path: 'conversation' });
  return answer(deps, who, { ...frame, conversation });
}

function acknowledge(deps: RelayDeps, session: Session, who: Who, receipt: Receipt): void {
  const { cid, conversation, head, logged } = receipt;
  const { event } = logged;
  send(deps, session, {
    type: 'ack',
    cid,
    conversation,
    ...('deskSeq' in event ? { deskSeq: event.deskSeq } : { seq: event.seq }),
    at: event.at,
    // A shopper's frames never carry how far the desk's log goes.
    head: { conversation, seq: head.seq, ...(who.role === 'agent' ? { deskSeq: head.deskSeq } : {}) },
  });
}

/** A device's first words made it a participant; and what a shopper says is followed from there on. */
async function join(deps: RelayDeps, session: Session, who: Who, receipt: Receipt): Promise<void> {
  const { by } = receipt.logged.event;
  if (who.role !== 'shopper' || by.role !== 'shopper' || session.phase !== 'live') return;
  if (!who.participant) {
    who.participant = by.id;
    speakForAll(deps, session, who);
  }
  if (session.cursors.has(receipt.conversation)) return;
  // A repeated request may be about a conversation that became a member's: only its proof shows it.
  const conversation = await readable(deps, who, receipt.conversation);
  if (conversation && !session.cursors.has(conversation.id)) await follow(deps, session, conversation, { seq: 0 });
}

/** One durable request: stored and acked, or refused by name. An unknown outcome is answered by neither (C7). */
export async function durable(deps: RelayDeps, session: Session, who: Who, frame: DurableRequest): Promise<void> {
  const about = { about: frame.type, cid: frame.cid };
  const { textMaxChars } = deps.limits;
  if ('text' in frame && !fits(frame.text, textMaxChars)) return tellProblem(deps, session, 'text_too_long', about);
  const startedAt = deps.clock.elapsed();
  try {
    const outcome = await carryOut(deps, who, frame);
    if (refused(outcome)) {
      const { refused: code, path } = outcome;
      return tellProblem(deps, session, code, { ...about, ...(path ? { path } : {}) });
    }
    deps.metrics.acked(deps.clock.elapsed() - startedAt);
    acknowledge(deps, session, who, outcome);
    await join(deps, session, who, outcome);
  } catch (error) {
    if (error instanceof StoreBusy) {
      const retryAfterMs = LIMITS.busyRetryMs;
      owe(session, frame.cid, retryAfterMs, deps.clock.elapsed());
      return tellProblem(deps, session, 'busy', { ...about, retryAfterMs });
    }
    throw error;
  }
}
