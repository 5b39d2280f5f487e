import type { ChatView, Pending, Thread } from '@shopbell/sdk';
import { plain } from '../text/plain.ts';

type PublicEvent = Thread['events'][number];

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
  text: string;
  /** Epoch ms; for pending ones the device's. */
  at: number;
  status: 'stored' | Pending['status'];
  /** The request's id; undefined for what others said. */
  cid: string | undefined;
  problem: Pending['problem'];
}

/** Something that happened. */
export interface Happened {
  kind: 'happened';
  key: string;
  what: 'joined' | 'left' | 'closed';
  /** The agent's, for `joined`. */
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

const entryOf = (event: PublicEvent, conversation: string): Entry | undefined => {
  const place = `${conversation} ${event.seq}`;
  switch (event.kind) {
    case 'message': {
      const author = authorOf(event.by);
      const cid = author.mine ? event.cid : undefined;
      const text = plain(event.text);
      return { kind: 'said', key: cid ?? place, author, text, at: event.at, status: 'stored', cid, problem: undefined };
    }
    case 'assigned':
      return { kind: 'happened', key: place, what: 'joined', name: plain(event.agent.name), at: event.at };
    case 'left':
    case 'closed':
      return { kind: 'happened', key: place, what: event.kind, name: '', at: event.at };
    default:
      return undefined;
  }
};

const pendingEntry = ({ cid, text, at, status, problem }: Pending): Said => ({
  kind: 'said',
  key: cid,
  author: { id: 'me', mine: true, name: '' },
  text: plain(text),
  at,
  status,
  cid,
  problem,
});

/**
 * Everything to show, oldest first: the log of each conversation, then what is on its way. A kind this build does not know is
 * skipped. A request is shown once: when it is in the log, its pending twin is left out.
 */
export function entriesOf({ threads, pending }: Pick<ChatView, 'threads' | 'pending'>): Entry[] {
  const entries = new Map<string, Entry>();
  for (const { conversation, events } of threads) {
    for (const event of events) {
      const entry = entryOf(event, conversation);
      if (entry) entries.set(entry.key, entry);
    }
  }
  for (const waiting of [...threads.flatMap((thread) => thread.pending), ...pending]) {
    if (!entries.has(waiting.cid)) entries.set(waiting.cid, pendingEntry(waiting));
  }
  return [...entries.values()];
}
