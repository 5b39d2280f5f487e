import type { ChatView, Pending, Thread } from '@shopbell/sdk';
import { plain } from '../text/plain.ts';

type PublicEvent = Thread['events'][number];

/** A message of the log. */
export type Message = Extract<PublicEvent, { kind: 'message' }>;

/** Who said it, as far as the shopper's screen tells people apart. */
export interface Author {
  /** Equal for the same author. */
  id: string;
  mine: boolean;
  /** Empty for the shopper, and for one without a name. */
  name: string;
}

/** Something said: in the log, or one's own on its way. */
export interface Said {
  kind: 'said';
  /** The same before and after it is stored, so that its place on the screen stays. */
  key: string;
  author: Author;
  /** As it was last edited. */
  text: string;
  edited: boolean;
  /** Epoch ms; for pending ones the device's. */
  at: number;
  /** The ladder of one's own message (C15), from the device to the eyes of the shop. */
  status: Pending['status'] | 'stored' | 'delivered' | 'read';
  /** True for what others said and this person has read, in any tab, on any device. */
  seen: boolean;
  /** Its number in the open conversation, by which it may be edited or taken back; undefined in all others. */
  seq?: number | undefined;
  /** The request's id; undefined for what others said. */
  cid: string | undefined;
  problem?: Pending['problem'];
  /** In whose log it is; undefined on its way. */
  thread?: Thread;
  /** What it is: the message of the log, or one's own on its way. Nothing that came with it is looked through so far. */
  source: Message | Pending;
}

/** Something that happened. */
export interface Happened {
  kind: 'happened';
  key: string;
  what:
    | 'assigned'
    | 'joined'
    | 'parted'
    | 'left'
    /** Nobody has the talk any more, and nothing that the shopper said waits for an answer: none is promised. */
    | 'gone'
    | 'requested'
    | 'closed'
    | 'recalled'
    | 'recalledMine'
    | 'erased';
  /** Whose doing it was; empty for one's own, and for one without a name. */
  name: string;
  at: number;
}

export type Entry = Said | Happened;

/** The author of an event. */
export function authorOf(by: PublicEvent['by']): Author {
  if (by.role === 'shopper') return { id: 'me', mine: true, name: '' };
  return {
    id: `${by.role} ${'id' in by ? by.id : ''}`,
    mine: false,
    name: plain('name' in by ? by.name : ''),
  };
}

/** What is told of any event; `agent` is whom some are about. */
type About = Pick<PublicEvent, 'seq' | 'at'> & { readonly agent?: { readonly name: string } };

/** @param isOwed the shopper's last word waits for an answer, as far as is known */
const entryOf = (event: PublicEvent, thread: Thread, isOwed: boolean): Entry | undefined => {
  const { receipts, seen } = thread;
  const { seq, at, agent }: About = event;
  const author = authorOf(event.by);
  const { mine, name } = author;
  const cid = mine ? event.cid : undefined;
  const key = cid ?? `${thread.conversation} ${seq}`;
  const happened = (what: Happened['what'], who: unknown): Happened => ({
    kind: 'happened',
    key,
    what,
    name: plain(who),
    at,
  });
  switch (event.kind) {
    case 'message':
      return {
        kind: 'said',
        key,
        author,
        text: plain(event.text || event.file?.name),
        edited: event.editedAt !== undefined,
        at,
        status: seq <= receipts.read ? 'read' : seq <= receipts.delivered ? 'delivered' : 'stored',
        seen: !mine && seq <= seen,
        seq: thread.state === 'closed' ? undefined : seq,
        cid,
        thread,
        source: event,
      };
    case 'assigned':
    case 'joined':
    case 'parted':
    case 'requested':
    case 'left':
    case 'closed':
      // The first event is the shopper's request; a later one is an agent's who gave the conversation back.
      if (seq === 1) return undefined;
      return happened(event.kind === 'left' && !isOwed ? 'gone' : event.kind, agent?.name);
    case 'erased':
      // What an edit said is gone with its message; what was erased, with all before the line that says so.
      if (event.was !== 'message' || event.why === 'erased') return undefined;
      return happened(mine ? 'recalledMine' : 'recalled', name);
    case 'wiped':
      return happened('erased', name);
    default:
      return undefined;
  }
};

const pendingEntry = (source: Pending): Said => ({
  kind: 'said',
  key: source.cid,
  author: { id: 'me', mine: true, name: '' },
  text: plain(source.text),
  edited: false,
  at: source.at,
  status: source.status,
  seen: false,
  cid: source.cid,
  problem: source.problem,
  source,
});

/**
 * Everything to show, oldest first: the log of each conversation, then what is on its way. A kind this build does not know is
 * skipped. A request is shown once: when it is in the log, its pending twin is left out.
 */
export function entriesOf({ threads, pending }: Pick<ChatView, 'threads' | 'pending'>): Entry[] {
  const entries = new Map<string, Entry>();
  for (const thread of threads) {
    let isOwed = true;
    let before: Entry | undefined;
    for (const event of thread.events) {
      // Only a person's words answer: no bot's, and none that an agent has set to be said while they are away.
      if (event.kind === 'message' && /^(shopper|agent)$/.test(event.by.role)) isOwed = event.by.role === 'shopper';
      const entry = entryOf(event, thread, isOwed);
      // That somebody was looked for is over with the word that nobody was found.
      if (event.kind === 'left' && before?.kind === 'happened' && before.what === 'requested')
        entries.delete(before.key);
      if (entry) entries.set(entry.key, entry);
      before = entry;
    }
  }
  for (const waiting of [...threads.flatMap((thread) => thread.pending), ...pending]) {
    if (!entries.has(waiting.cid)) entries.set(waiting.cid, pendingEntry(waiting));
  }
  return [...entries.values()];
}

/** One's own messages the relay does not have yet and still may get, oldest first. */
export function unsentOf(entries: readonly Entry[]): Said[] {
  return entries.filter(
    (entry): entry is Said => entry.kind === 'said' && entry.status !== 'failed' && !isStored(entry),
  );
}

/** True for what the relay has. */
export function isStored(entry: Entry): boolean {
  return entry.kind === 'happened' || /^(stored|delivered|read)$/.test(entry.status);
}
