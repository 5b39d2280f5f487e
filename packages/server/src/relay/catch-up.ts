import type { Conversation } from '@shopbell/domain';
import type { ConversationId } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import { forAgents } from '../app/masked.ts';
import { type Cursor, newCursor } from './cursor.ts';
import type { RelayDeps } from './deps.ts';
import { deskFrames, factsFrames } from './frames.ts';
import { send, sendEncoded } from './send.ts';
import type { Session } from './session.ts';

/** Stands for "the client has nothing": it gets the newest page. */
type From = { seq?: number | undefined; deskSeq?: number | undefined };

const isFollowing = (session: Session, id: ConversationId, cursor: Cursor) =>
  session.phase !== 'closed' && session.cursors.get(id) === cursor;

/** Sends everything behind the cursor, frame by frame, waiting for a slow reader between frames. */
async function pump(deps: RelayDeps, session: Session, id: ConversationId, cursor: Cursor): Promise<void> {
  const { who } = session;
  if (!who) return;
  const limit = LIMITS.pageMaxEvents;
  for (let more = true; more; ) {
    const page = await deps.store.readPublic(who.site, id, { after: cursor.seq, limit });
    if (!isFollowing(session, id, cursor)) return;
    cursor.head = Math.max(cursor.head, page.head);
    const events = who.role === 'agent' ? forAgents(page.events) : page.events;
    for (const { json, last } of factsFrames(id, cursor.seq, events, page.head)) {
      sendEncoded(deps, session, 'facts', json);
      cursor.seq = last;
      await session.socket.drained();
      if (!isFollowing(session, id, cursor)) return;
    }
    more = page.events.length > 0 && cursor.seq < page.head;
  }
  if (who.role !== 'agent') return;
  for (let more = true; more; ) {
    const page = await deps.store.readDesk(who.site, id, { after: cursor.deskSeq, limit });
    if (!isFollowing(session, id, cursor)) return;
    cursor.deskHead = Math.max(cursor.deskHead, page.head);
    for (const { json, last } of deskFrames(id, cursor.deskSeq, page.events, page.head)) {
      sendEncoded(deps, session, 'desk', json);
      cursor.deskSeq = last;
      await session.socket.drained();
      if (!isFollowing(session, id, cursor)) return;
    }
    more = page.events.length > 0 && cursor.deskSeq < page.head;
  }
}

/** Reads the store from the cursor on until nothing is missing. One read at a time; a call during one adds a round. */
export async function catchUp(deps: RelayDeps, session: Session, id: ConversationId, cursor: Cursor): Promise<void> {
  cursor.again = true;
  if (cursor.reading) return;
  cursor.reading = true;
  try {
    while (cursor.again && isFollowing(session, id, cursor)) {
      cursor.again = false;
      await pump(deps, session, id, cursor);
    }
  } finally {
    cursor.reading = false;
  }
}

/**
 * The `deskSeq` to start behind, so that a page of public events from `seq` on comes with its desk events, and with the newest
 * hand-over's note, which may stand before all that the shopper wrote while they waited.
 */
async function deskStart(
  deps: RelayDeps,
  { who }: Session,
  { site, id, deskSeq }: Conversation,
  seq: number,
): Promise<number> {
  if (who?.role !== 'agent' || seq === 0) return 0;
  const limit = LIMITS.tailEvents;
  const start = await deps.store.deskSeqBefore(site, id, seq);
  const { events } = await deps.store.readDesk(site, id, { after: Math.max(0, deskSeq - limit), limit });
  const note = events.findLast(({ kind }) => kind === 'transferred' || kind === 'given_back');
  return note ? Math.min(start, note.deskSeq - 1) : start;
}

/**
 * A shopper scrolls through any number of conversations that are over, each followed from then on: the newest so many of them are, or a
 * line would have the store polled for ever more (C14).
 */
function letOldOnesGo({ hub }: RelayDeps, session: Session): void {
  const over = [...session.cursors].filter(([, { isOver }]) => isOver);
  for (const [id] of over.slice(0, -LIMITS.followMax)) hub.unfollow(session, id);
}

/**
 * Starts (or starts over) serving a conversation from where the client stands: subscribes first, then reads (C10). A
 * client that stands beyond the head is reset (C11). Always answers, so that the client knows its place is right.
 */
export async function follow(deps: RelayDeps, session: Session, conversation: Conversation, from: From): Promise<void> {
  if (session.phase === 'closed') return;
  const { id, seq: head, deskSeq: deskHead } = conversation;
  const beyond = (from.seq ?? 0) > head || (from.deskSeq ?? 0) > deskHead;
  if (beyond) send(deps, session, { type: 'reset', conversation: id, head });
  const tail = Math.max(0, head - LIMITS.tailEvents);
  const seq = beyond || from.seq === undefined ? tail : from.seq;
  const cursor = newCursor(seq, 0);
  const before = session.cursors.get(id);
  // Who asks again without a number may have had a page already, and the desk's events with it have not gone out yet.
  cursor.deskSeq = before?.deskSeq ?? deskHead;
  cursor.had = Math.max(before?.seq ?? 0, before?.had ?? 0);
  cursor.head = head;
  cursor.deskHead = deskHead;
  cursor.reading = true;
  cursor.isOver = conversation.state === 'closed';
  session.cursors.set(id, cursor);
  deps.hub.follow(session, id);
  if (cursor.isOver && session.who?.role === 'shopper') letOldOnesGo(deps, session);
  try {
    const known = beyond ? undefined : from.deskSeq;
    cursor.deskSeq = known ?? Math.min(cursor.deskSeq, await deskStart(deps, session, conversation, seq));
  } catch (error) {
    // Nobody may wait for a read that has failed: the client is told, and asks again.
    if (isFollowing(session, id, cursor)) deps.hub.unfollow(session, id);
    throw error;
  }
  cursor.reading = false;
  if (!isFollowing(session, id, cursor)) return;
  if (seq === head) send(deps, session, { type: 'facts', conversation: id, after: seq, events: [], head });
  if (session.who?.role === 'agent' && cursor.deskSeq === deskHead) {
    send(deps, session, { type: 'desk', conversation: id, after: deskHead, events: [], head: deskHead });
  }
  await catchUp(deps, session, id, cursor);
}
