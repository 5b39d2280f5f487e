import type { DatabaseSync } from 'node:sqlite';
import { atomsOf } from '../../../search/atoms.ts';
import { fold } from '../../../search/fold.ts';
import { integer, text } from '../row.ts';
import { createFresh, type Fresh } from './fresh.ts';
import { type Progress, readProgress } from './index-file.ts';
import { createMessageOf } from './message-of.ts';
import { createBlockParts } from './parts.ts';
import { createPersonDocs } from './person-docs.ts';
import { createSpans } from './spans.ts';
import { siteKey, termsOf } from './terms.ts';

/** Rows of one transaction at most: some 20 ms, and a question waits for no more than that. A commit, and what is merged after it, costs. */
const BATCH = 2000;
/** Shoppers of one transaction at most, for the same reason. */
const PEOPLE_BATCH = 500;
/** Shoppers that a question waits for: agents write by hand, and there are hardly ever two. */
const NOTES_MAX = 50;

/** Brings the index after the store, a batch at a time. */
export interface Taker {
  progress(): Progress;
  /** Takes the next batch up to `end`, all of which is durable. True when there is more. Throws when the index can't be written. */
  take(end: Progress): boolean;
  /** Takes what was written about shoppers up to `end`, `NOTES_MAX` of them: cheap enough for a question to wait for. */
  takeNotes(end: Progress): void;
}

/** @param store a connection to the store that only reads */
export function createTaker(index: DatabaseSync, store: DatabaseSync): Taker {
  let done = readProgress(index);
  const fresh = createFresh(store);
  const messageOf = createMessageOf(store);
  const gone = store.prepare(`SELECT g.n, g.id, l."of" FROM log_gone g JOIN log l ON l.id = g.id
    WHERE g.n > ? AND g.n <= ? ORDER BY g.n LIMIT ${BATCH}`);
  const doc = index.prepare('SELECT site, text FROM doc WHERE id = ?');
  const addDoc = index.prepare(
    'INSERT INTO doc (id, site, conversation, kind, at, words, text) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const setDoc = index.prepare('UPDATE doc SET words = ?, text = ? WHERE id = ?');
  const dropDoc = index.prepare('DELETE FROM doc WHERE id = ?');
  const addTerms = index.prepare('INSERT INTO ft (rowid, text) VALUES (?, ?)');
  const dropTerms = index.prepare("INSERT INTO ft (ft, rowid, text) VALUES ('delete', ?, ?)");
  const setMeta = index.prepare('UPDATE meta SET value = ? WHERE name = ?');
  const people = createPersonDocs(index, store);
  const parts = createBlockParts(index, done.log);
  const spans = createSpans(index);

  const terms = (site: number, words: string): string => {
    const { text } = fold(words);
    return termsOf(siteKey(site), text, atomsOf({ text }));
  };
  /** Takes the terms of a row out; what it says then is up to `change`. */
  const without = (id: number, change: (site: number) => void): void => {
    const row = doc.get(id);
    if (!row) return;
    const site = integer(row, 'site');
    dropTerms.run(id, terms(site, text(row, 'text')));
    parts.around(id, () => change(site));
  };
  const takeRow = (row: Fresh): void => {
    people.heard(row);
    const words = fresh.said(row);
    if (words === undefined) return;
    const { id, site, kind, at } = row;
    if (kind === 'edited') {
      const message = messageOf(id, row.of);
      without(message, (site) => {
        setDoc.run(id, words, message);
        addTerms.run(message, terms(site, words));
      });
      return;
    }
    addDoc.get(id, site, row.conversation, kind, at, id, words);
    const { text } = fold(words);
    const atoms = atomsOf({ text });
    addTerms.get(id, termsOf(siteKey(site), text, atoms));
    parts.note(id, site, atoms);
    spans.note(id, at);
  };

  const put = (progress: Progress): void => {
    for (const [name, value] of Object.entries(progress)) setMeta.run(String(value), name);
  };
  const inTransaction = (work: () => void): void => {
    index.exec('BEGIN IMMEDIATE');
    try {
      work();
      index.exec('COMMIT');
    } catch (error) {
      if (index.isTransaction) index.exec('ROLLBACK');
      parts.undone(done.log);
      spans.undone();
      throw error;
    }
  };

  return {
    progress: () => done,
    take(end) {
      const { rows, more } = fresh.after(done.log, end.log, BATCH);
      // What was withheld or erased by now is read without words above; what becomes so later is told later.
      const removed = more ? [] : gone.all(done.gone, end.gone);
      const next = {
        log: more ? (rows.at(-1)?.id ?? 0) : Math.max(done.log, end.log),
        gone: removed.length > 0 ? integer(removed.at(-1) ?? {}, 'n') : done.gone,
        people: done.people,
      };
      if (rows.length + removed.length > 0 || next.log > done.log || end.people > done.people) {
        inTransaction(() => {
          for (const row of rows) takeRow(row);
          for (const row of removed) {
            const id = integer(row, 'id');
            const message = row.of === null ? id : messageOf(id, integer(row, 'of'));
            without(message, () => dropDoc.run(message));
            people.forgot(id);
          }
          next.people = people.moved(done.people, end.people, PEOPLE_BATCH);
          parts.past(next.log);
          spans.put();
          put(next);
        });
      }
      // Pages that still hold the words are in the WAL until it begins anew.
      if (people.hasForgotten() || removed.length > 0) index.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      done = next;
      return more || removed.length === BATCH || done.people < end.people;
    },
    takeNotes({ people: end }) {
      if (end <= done.people) return;
      const next = { ...done };
      inTransaction(() => {
        next.people = people.moved(done.people, end, NOTES_MAX);
        put(next);
      });
      done = next;
    },
  };
}
