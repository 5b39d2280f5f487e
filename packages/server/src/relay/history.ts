import type { Conversation } from '@shopbell/domain';
import type { AskHistory, DeskEvent } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import { deskTold, forAgents } from '../app/masked.ts';
import { readable } from '../app/readable.ts';
import type { Who } from '../app/who.ts';
import { follow } from './catch-up.ts';
import type { RelayDeps } from './deps.ts';
import { newestThatFit } from './frames.ts';
import { send, tellProblem } from './send.ts';
import type { Session } from './session.ts';

/** The desk events that stand behind public events from `from` up to, but without, `to`. */
async function deskBetween(
  deps: RelayDeps,
  { site, id }: Conversation,
  from: number,
  to: number,
): Promise<DeskEvent[]> {
  const found: DeskEvent[] = [];
  let after = await deps.store.deskSeqBefore(site, id, from);
  for (;;) {
    const { events } = await deps.store.readDesk(site, id, { after, limit: LIMITS.pageMaxEvents });
    const inside = events.filter(({ afterSeq }) => afterSeq < to);
    found.push(...deskTold(inside));
    const last = events.at(-1);
    if (!last || inside.length < events.length) return found;
    after = last.deskSeq;
  }
}

/** A page of older events; for agents with the desk events that belong between them. */
export async function history(deps: RelayDeps, session: Session, who: Who, frame: AskHistory): Promise<void> {
  const { conversation: id, before, limit = LIMITS.tailEvents } = frame;
  const conversation = await readable(deps, who, id);
  if (!conversation) return tellProblem(deps, session, 'conversation_unknown', { about: 'history', path: id });
  // What is over may still be erased, while it is shown: from its head on they are told of it. Followed before the page is read, so that
  // nothing comes in between; a client that stands before the head finds a hole there, and asks.
  if (who.role === 'shopper' && !session.cursors.has(id)) {
    await follow(deps, session, conversation, { seq: conversation.seq });
  }
  const found = await deps.store.readBefore(who.site, id, before, limit);
  const events = newestThatFit(who.role === 'agent' ? forAgents(found) : found);
  const first = events[0]?.seq ?? before;
  const desk =
    who.role === 'agent' ? { desk: await deskBetween(deps, conversation, first === 1 ? 0 : first, before) } : {};
  send(deps, session, { type: 'history', conversation: id, before, events, ...desk, more: first > 1 });
}
