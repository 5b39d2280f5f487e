import type { Desk, Facts } from '@shopbell/protocol';
import { mayRead } from '../app/readable.ts';
import type { Hint } from '../ports/bus.ts';
import { catchUp, follow } from './catch-up.ts';
import type { RelayDeps } from './deps.ts';
import { sendEncoded } from './send.ts';
import type { Cursor, Session } from './session.ts';

type Appended = Extract<Hint, { kind: 'appended' }>;

/** Encodes a frame when the first connection needs it, then reuses the text for all others. */
function encoded<F extends Facts | Desk>(frame: F): () => string {
  let json: string | undefined;
  return () => {
    json ??= JSON.stringify(frame);
    return json;
  };
}

/** Failing to read is not the client's fault: it learns of the hole from the next heartbeat. */
const logged = (deps: RelayDeps, session: Session, work: Promise<void>): void => {
  work.catch((error: unknown) => deps.log.error({ error, session: session.id }, 'catching up failed'));
};

/** Brings one appended group to everybody on this node who may see it. */
export function deliver(deps: RelayDeps, hint: Appended): void {
  const { conversation } = hint;
  const { id, seq: head, deskSeq: deskHead } = conversation;
  const firstPublic = hint.public[0]?.seq ?? head + 1;
  const firstDesk = hint.desk[0]?.deskSeq ?? deskHead + 1;
  const facts = encoded<Facts>({
    type: 'facts',
    conversation: id,
    after: firstPublic - 1,
    events: [...hint.public],
    head,
  });
  const desk = encoded<Desk>({
    type: 'desk',
    conversation: id,
    after: firstDesk - 1,
    events: [...hint.desk],
    head: deskHead,
  });

  const serve = (session: Session, cursor: Cursor): void => {
    const isAgent = session.who?.role === 'agent';
    cursor.head = Math.max(cursor.head, head);
    cursor.deskHead = Math.max(cursor.deskHead, deskHead);
    const inPlace = cursor.seq === firstPublic - 1 && (!isAgent || cursor.deskSeq === firstDesk - 1);
    if (cursor.reading || !inPlace) {
      // Behind (or ahead, after a read that was quicker than this hint): the store knows.
      if (cursor.seq < head || (isAgent && cursor.deskSeq < deskHead)) {
        logged(deps, session, catchUp(deps, session, id, cursor));
      }
      return;
    }
    if (hint.public.length > 0) {
      sendEncoded(deps, session, 'facts', facts());
      cursor.seq = head;
    }
    if (isAgent && hint.desk.length > 0) {
      sendEncoded(deps, session, 'desk', desk());
      cursor.deskSeq = deskHead;
    }
  };

  for (const session of [...deps.hub.followers(id)]) {
    const cursor = session.cursors.get(id);
    if (!cursor || !session.who) continue;
    const may = mayRead(conversation, session.who);
    // An agent whose colleague took it still sees that it was taken; then it is no longer theirs to read.
    if (may || session.who.role === 'agent') serve(session, cursor);
    if (!may) deps.hub.unfollow(session, id);
  }

  // Every connection of the shopper follows what they have open: another tab, another device. What happens at the desk
  // alone, or to a conversation that was over before, must not move anything on their side.
  if (hint.public.length === 0 || conversation.state === 'closed') return;
  for (const session of [...deps.hub.person(hint.site, conversation.person)]) {
    if (session.cursors.has(id) || !session.who || !mayRead(conversation, session.who)) continue;
    if (session.phase === 'greeting') session.arrived.add(id);
    if (session.phase !== 'live') continue;
    logged(deps, session, follow(deps, session, conversation, firstPublic === 1 ? { seq: 0 } : {}));
  }
}
