import type { Conversation } from '@shopbell/domain';
import type { ConversationId } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import { type Cursor, newCursor } from './cursor.ts';
import type { RelayDeps } from './deps.ts';
import { send } from './send.ts';
import type { Session } from './session.ts';

/** Stands for "the client has nothing": it gets the newest page. */
type From = { seq?: number | undefined; deskSeq?: number | undefined };

const isFollowing = (session: Session, id: ConversationId, cursor: Cursor) =>
  session.phase !== 'closed' && session.cursors.get(id) === cursor;

/** Sends everything behind the cursor, page by page, waiting for a slow reader between pages. */
async function pump(deps: RelayDeps, session: Session, id: ConversationId, cursor: Cursor): Promise<void> {
  const { who } = session;
  if (!who) return;
  const limit = LIMITS.pageMaxEvents;
  for (let more = true; more; ) {
    const page = await deps.store.readPublic(who.site, id, { after: cursor.seq, limit });
    if (!isFollowing(session, id, cursor)) return;
    const last = page.events.at(-1);
    cursor.head = Math.max(cursor.head, page.head);
    if (last) {
      send(deps, session, {
        type: 'facts',
        conversation: id,
        after: cursor.seq,
        events: [...page.events],
        head: page.head,
      });
      cursor.seq = last.seq;
    }
    more = last !== undefined && cursor.seq < page.head;
    await session.socket.drained();
  }
  if (who.role !== 'agent') return;
  for (let more = true; more; ) {
    const page = await deps.store.readDesk(who.site, id, { after: cursor.deskSeq, limit });
    if (!isFollowing(session, id, cursor)) return;
    const last = page.events.at(-1);
    cursor.deskHead = Math.max(cursor.deskHead, page.head);
    if (last) {
      send(deps, session, {
        type: 'desk',
        conversation: id,
        after: cursor.deskSeq,
        events: [...page.events],
        head: page.head,
      });
      cursor.deskSeq = last.deskSeq;
    }
    more = last !== undefined && cursor.deskSeq < page.head;
    await session.socket.drained();
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
  cursor.head = head;
  cursor.deskHead = deskHead;
  cursor.reading = true;
  session.cursors.set(id, cursor);
  deps.hub.follow(session, id);
  try {
    if (beyond || from.deskSeq === undefined) cursor.deskSeq = await deskStart(deps, session, conversation, seq);
    else cursor.deskSeq = from.deskSeq;
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
