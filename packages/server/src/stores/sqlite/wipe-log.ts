import type { DatabaseSync } from 'node:sqlite';
import type { Owed } from '../../ports/erasures.ts';
import { wipedBody } from '../wiped-body.ts';
import type { LogWriter } from './log-writer.ts';
import type { OpenStore } from './open.ts';
import { integer, type Row, text } from './row.ts';
import type { Statements } from './statements.ts';
import { inTransaction, inTurn } from './write.ts';

/** A conversation in this file, and the row of its newest public event. */
interface Whole {
  site: number;
  no: number;
  tip: number;
}

/** Rows whose words go in one turn of the loop: some ms. */
const PIECE = 256;

function takeWords(setBody: Statements['setBody'], rows: readonly Row[]): void {
  for (const row of rows) {
    if (row.body === null) continue;
    const body = text(row, 'body');
    const left = wipedBody(text(row, 'kind'), body);
    if (left !== body) setBody.run(left, integer(row, 'id'));
  }
}

/** Takes the words out of both logs of a conversation, what was taken back included; the skeletons stay (decisions 11). */
export function wipeLog(
  { sql, writer }: { sql: Statements; writer: Pick<LogWriter, 'flush'> },
  { site, no, tip }: Whole,
): void {
  writer.flush();
  takeWords(sql.setBody, [...sql.worded.all(site, no, tip, 0), ...sql.wordedAtDesk.all(site, no)]);
}

/**
 * Does the same beforehand, a piece in each turn of the loop: for thousands of rows at once everybody would wait. The commit that says so
 * then finds next to nothing left. Newest first, as the chain goes.
 */
export function createThinner(opened: Pick<OpenStore, 'db' | 'turn' | 'fatal'>) {
  const { db } = opened;
  const sql = prepare(db);

  /** Returns what the next piece starts with; undefined when there is none. */
  const piece = (read: () => readonly Row[], next: (last: Row) => number | undefined): Promise<number | undefined> =>
    inTurn(opened, () =>
      inTransaction(opened, () => {
        const rows = read();
        takeWords(sql.setBody, rows);
        const last = rows.at(-1);
        return last && next(last);
      }),
    );

  return async ({ site, conversation }: Pick<Owed, 'site' | 'conversation'>): Promise<void> => {
    const place = sql.place.get(site, conversation);
    if (!place) return;
    const [siteNo, no] = [integer(place, 'site'), integer(place, 'conversation')];
    for (let id: number | undefined = integer(place, 'tip'); id !== undefined; await new Promise(setImmediate)) {
      const from = id;
      id = await piece(
        () => sql.back.all(from, siteNo, PIECE),
        (last) => (last.prev === null ? undefined : integer(last, 'prev')),
      );
    }
    for (let seq: number | undefined = 0; seq !== undefined; await new Promise(setImmediate)) {
      const from = seq;
      seq = await piece(
        () => sql.desk.all(siteNo, no, from, PIECE),
        (last) => integer(last, 'desk_seq'),
      );
    }
  };
}

const prepare = (db: DatabaseSync) => ({
  place: db.prepare(`SELECT h.site, h.conversation, h.tip FROM site_number s JOIN conversation c ON c.site = s.no
    JOIN head h ON h.site = c.site AND h.conversation = c.no WHERE s.site = ? AND c.id = ?`),
  back: db.prepare(`WITH RECURSIVE chain (id, prev, n) AS (SELECT id, prev, 1 FROM log WHERE id = ?1 AND site = ?2
      UNION ALL SELECT l.id, l.prev, c.n + 1 FROM chain c JOIN log l ON l.id = c.prev WHERE c.n < ?3 AND l.site = ?2)
    SELECT l.id, l.prev, l.kind, l.body FROM chain c JOIN log l ON l.id = c.id`),
  desk: db.prepare(`SELECT id, desk_seq, kind, body FROM log
    WHERE site = ? AND conversation = ? AND desk_seq > ? ORDER BY desk_seq LIMIT ?`),
  setBody: db.prepare('UPDATE log SET body = ? WHERE id = ?'),
});
