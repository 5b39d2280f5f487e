import type { DatabaseSync } from 'node:sqlite';
import { createFresh } from './fresh.ts';
import { createMessageOf } from './message-of.ts';

/** Rows of the log that a question looks through, in front of what the index has: some 20 ms. */
export const TAIL_ROWS = 10_000;
/** Rows that are read together. */
const AT_ONCE = 250;

/** Something that can be found, as the index's table has it. */
export interface Doc {
  id: number;
  site: number;
  conversation: number;
  kind: string;
  at: number;
  /** The row its words are in. */
  words: number;
  text: string;
}

/** What a message says since its edit. */
export type Edits = ReadonlyMap<number, Pick<Doc, 'words' | 'text'>>;

/** What is stored and not in the index so far. */
export interface Tail {
  /** Messages that were edited in it, also those that are in the index. */
  edits: Edits;
  /** Newest first. */
  docs: Iterable<Doc>;
}

/** Reads a site's rows behind the index's end up to `end`, the newest of them if they are many; `docs` only those before `cursor`. All of them are durable. */
export function createTail(
  store: DatabaseSync,
): (site: number, done: number, end: number, cursor: number | undefined) => Tail {
  const fresh = createFresh(store);
  const messageOf = createMessageOf(store);

  function* docs(site: number, low: number, end: number, edits: Edits): Generator<Doc> {
    let high = end;
    for (;;) {
      const rows = fresh.newest(low, high, AT_ONCE);
      for (const row of rows) {
        high = row.id - 1;
        const { id, conversation, kind, at } = row;
        if (row.site !== site || kind === 'edited') continue;
        const words = fresh.said(row);
        // Taken back, or erased: an edit says nothing either.
        if (words !== undefined) yield { id, site, conversation, kind, at, words: id, text: words, ...edits.get(id) };
      }
      if (rows.length < AT_ONCE) return;
    }
  }

  return (site, done, end, cursor = Number.MAX_SAFE_INTEGER) => {
    const low = Math.max(done, end - TAIL_ROWS);
    const edits = new Map<number, Pick<Doc, 'words' | 'text'>>();
    if (low < end) {
      for (const row of fresh.edits(site, low, end)) {
        const text = fresh.said(row);
        if (text !== undefined) edits.set(messageOf(row.id, row.of), { words: row.id, text });
      }
    }
    return { edits, docs: low < end ? docs(site, low, Math.min(end, cursor - 1), edits) : [] };
  };
}
