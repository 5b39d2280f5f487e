import { forAgents } from '../app/masked.ts';
import { mayRead } from '../app/readable.ts';
import type { Hint } from '../ports/bus.ts';
import { catchUp, follow } from './catch-up.ts';
import type { Cursor } from './cursor.ts';
import type { RelayDeps } from './deps.ts';
import { deskFrames, type Encoded, factsFrames } from './frames.ts';
import { sendEncoded } from './send.ts';
import type { Session } from './session.ts';

type Appended = Extract<Hint, { kind: 'appended' }>;

/** The frames of one hint, encoded when the first connection needs them and the same text for all others. */
class Frames {
  readonly hint: Appended;
  /** The number before its first event; the head where there is none. */
  readonly after: number;
  readonly deskAfter: number;
  #facts: readonly Encoded[] | undefined;
  #masked: readonly Encoded[] | undefined;
  #desk: readonly Encoded[] | undefined;

  constructor(hint: Appended) {
    const { seq, deskSeq } = hint.conversation;
    this.hint = hint;
    this.after = (hint.public[0]?.seq ?? seq + 1) - 1;
    this.deskAfter = (hint.desk[0]?.deskSeq ?? deskSeq + 1) - 1;
  }

  get facts(): readonly Encoded[] {
    const { conversation, public: events } = this.hint;
    this.#facts ??= factsFrames(conversation.id, this.after, events, conversation.seq);
    return this.#facts;
  }

  /** The same for agents; encoded anew only where a shopper wrote something private. */
  get masked(): readonly Encoded[] {
    const { conversation, public: events } = this.hint;
    if (this.#masked) return this.#masked;
    const told = forAgents(events);
    this.#masked = told === events ? this.facts : factsFrames(conversation.id, this.after, told, conversation.seq);
    return this.#masked;
  }

  get desk(): readonly Encoded[] {
    const { conversation, desk: events } = this.hint;
    this.#desk ??= deskFrames(conversation.id, this.deskAfter, events, conversation.deskSeq);
    return this.#desk;
  }
}

/** Failing to read is not the client's fault: it learns of the hole from the next heartbeat. */
const logged = (deps: RelayDeps, session: Session, work: Promise<void>): void => {
  work.catch((error: unknown) => deps.log.error({ error, session: session.id }, 'catching up failed'));
};

/** Brings a connection what is new, or has it read what it lacks. */
function serve(deps: RelayDeps, session: Session, cursor: Cursor, frames: Frames): void {
  const { hint, after, deskAfter } = frames;
  const { id, seq: head, deskSeq: deskHead } = hint.conversation;
  const isAgent = session.who?.role === 'agent';
  cursor.head = Math.max(cursor.head, head);
  cursor.deskHead = Math.max(cursor.deskHead, deskHead);
  const inPlace = cursor.seq === after && (!isAgent || cursor.deskSeq === deskAfter);
  if (cursor.reading || !inPlace) {
    // Behind (or ahead, after a read that was quicker than this hint): the store knows.
    if (cursor.seq < head || (isAgent && cursor.deskSeq < deskHead)) {
      logged(deps, session, catchUp(deps, session, id, cursor));
    }
    return;
  }
  if (hint.public.length > 0) {
    for (const { json } of isAgent ? frames.masked : frames.facts) sendEncoded(deps, session, 'facts', json);
    cursor.seq = head;
  }
  if (isAgent && hint.desk.length > 0) {
    for (const { json } of frames.desk) sendEncoded(deps, session, 'desk', json);
    cursor.deskSeq = deskHead;
  }
}

/** Brings one appended group to everybody on this node who may see it. */
export function deliver(deps: RelayDeps, hint: Appended): void {
  const { conversation } = hint;
  const { id } = conversation;
  const frames = new Frames(hint);

  for (const session of deps.hub.followers(id)) {
    const cursor = session.cursors.get(id);
    if (!cursor || !session.who) continue;
    const may = mayRead(conversation, session.who);
    try {
      // An agent whose colleague took it still sees that it was taken; then it is no longer theirs to read.
      if (may || session.who.role === 'agent') serve(deps, session, cursor, frames);
    } catch (error) {
      // One broken connection costs no other its frames; whoever has it learns of the hole as above.
      deps.log.error({ error, session: session.id }, 'a connection could not be served');
    }
    if (!may) deps.hub.unfollow(session, id);
  }

  // Every connection of the shopper follows what they have open: another tab, another device. What happens at the desk
  // alone, or to a conversation that was over before, must not move anything on their side.
  if (hint.public.length === 0 || conversation.state === 'closed') return;
  for (const session of deps.hub.person(hint.site, conversation.person)) {
    if (session.cursors.has(id) || !session.who || !mayRead(conversation, session.who)) continue;
    if (session.phase === 'greeting') {
      session.arrived ??= new Set();
      session.arrived.add(id);
    }
    if (session.phase !== 'live') continue;
    logged(deps, session, follow(deps, session, conversation, frames.after === 0 ? { seq: 0 } : {}));
  }
}
