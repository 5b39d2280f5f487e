import type { DatabaseSync } from 'node:sqlite';
import { atomsOf } from '../../../search/atoms.ts';
import { isFindable, wordsOf } from '../../../search/findable.ts';
import { fold } from '../../../search/fold.ts';
import { readLogRow } from '../../read-log-row.ts';
import { logRow } from '../log-row-of.ts';
import { integer, type Row, text } from '../row.ts';
import { LOG } from '../statements.ts';
import { type Progress, readProgress, SPAN_ROWS } from './index-file.ts';
import { siteKey, termsOf } from './terms.ts';

/** Rows of one transaction: some ms, and a question waits for no more than that. */
const BATCH = 400;

const NEW = `SELECT l.id, l.site, l.conversation, ${LOG} FROM log l WHERE l.id > ? AND l.id <= ? ORDER BY l.id LIMIT ${BATCH}`;
/** The message that the edit ?1 changes. */
const MESSAGE = `WITH RECURSIVE chain (id, seq, prev) AS (
  SELECT id, seq, prev FROM log WHERE id = ?1
  UNION ALL SELECT l.id, l.seq, l.prev FROM chain c JOIN log l ON l.id = c.prev WHERE c.seq > ?2)
  SELECT id FROM chain WHERE seq = ?2`;

/** Brings the index after the store, a batch at a time. */
export interface Taker {
  progress(): Progress;
  /** Takes the next batch up to `end`, all of which is durable. True when there is more. Throws when the index can't be written. */
  take(end: Progress): boolean;
}

/** @param store a connection to the store that only reads */
export function createTaker(index: DatabaseSync, store: DatabaseSync): Taker {
  let done = readProgress(index);
  const fresh = store.prepare(NEW);
  const messageOf = store.prepare(MESSAGE);
  const gone = store.prepare(`SELECT g.n, g.id, l."of" FROM log_gone g JOIN log l ON l.id = g.id
    WHERE g.n > ? AND g.n <= ? ORDER BY g.n LIMIT ${BATCH}`);
  const doc = index.prepare('SELECT site, text FROM doc WHERE id = ?');
  const addDoc = index.prepare(
    'INSERT INTO doc (id, site, conversation, kind, at, words, text) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const setDoc = index.prepare('UPDATE doc SET words = ?, text = ? WHERE id = ?');
  const dropDoc = index.prepare('DELETE FROM doc WHERE id = ?');
  const addTerms = index.prepare('INSERT INTO ft (rowid, text, parts) VALUES (?, ?, ?)');
  const dropTerms = index.prepare("INSERT INTO ft (ft, rowid, text, parts) VALUES ('delete', ?, ?, ?)");
  const setSpan = index.prepare(`INSERT INTO span (block, least, greatest) VALUES (?1, ?2, ?2)
    ON CONFLICT (block) DO UPDATE SET least = min(least, ?2), greatest = max(greatest, ?2)`);
  const setMeta = index.prepare('UPDATE meta SET value = ? WHERE name = ?');

  const terms = (site: number, words: string) => termsOf(siteKey(site), atomsOf(fold(words)));
  const write = (id: number, site: number, words: string): void => {
    const made = terms(site, words);
    addTerms.run(id, made.text, made.parts);
  };
  const erase = (id: number): Row | undefined => {
    const row = doc.get(id);
    if (!row) return undefined;
    const made = terms(integer(row, 'site'), text(row, 'text'));
    dropTerms.run(id, made.text, made.parts);
    return row;
  };
  const remove = (id: number): void => {
    if (erase(id)) dropDoc.run(id);
  };
  const messageId = (edit: number, of: number): number => {
    const row = messageOf.get(edit, of);
    return row ? integer(row, 'id') : 0;
  };

  const takeRow = (row: Row): void => {
    const id = integer(row, 'id');
    const site = integer(row, 'site');
    const kind = text(row, 'kind');
    if (kind !== 'edited' && !isFindable(kind)) return;
    const words = wordsOf(readLogRow(logRow(row)).event);
    if (words === undefined) return;
    if (kind === 'edited') {
      const message = messageId(id, integer(row, 'of'));
      if (!erase(message)) return;
      setDoc.run(id, words, message);
      write(message, site, words);
      return;
    }
    const at = integer(row, 'at');
    addDoc.run(id, site, integer(row, 'conversation'), kind, at, id, words);
    write(id, site, words);
    setSpan.run(Math.floor(id / SPAN_ROWS), at);
  };

  return {
    progress: () => done,
    take(end) {
      const rows = fresh.all(done.log, end.log);
      // What was withheld or erased by now is read without words above; what becomes so later is told later.
      const removed = rows.length < BATCH ? gone.all(done.gone, end.gone) : [];
      const next = {
        log: rows.length < BATCH ? Math.max(done.log, end.log) : integer(rows.at(-1) ?? {}, 'id'),
        gone: removed.length > 0 ? integer(removed.at(-1) ?? {}, 'n') : done.gone,
      };
      if (rows.length + removed.length > 0 || next.log > done.log) {
        index.exec('BEGIN IMMEDIATE');
        try {
          for (const row of rows) takeRow(row);
          for (const row of removed) {
            const id = integer(row, 'id');
            remove(row.of === null ? id : messageId(id, integer(row, 'of')));
          }
          setMeta.run(String(next.log), 'log');
          setMeta.run(String(next.gone), 'gone');
          index.exec('COMMIT');
        } catch (error) {
          if (index.isTransaction) index.exec('ROLLBACK');
          throw error;
        }
        // Pages that still hold the words are in the WAL until it begins anew.
        if (removed.length > 0) index.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      }
      done = next;
      return rows.length === BATCH || removed.length === BATCH;
    },
  };
}
