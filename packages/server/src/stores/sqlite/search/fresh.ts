import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { FINDABLE, wordsOf } from '../../../search/findable.ts';
import { readLogRow } from '../../read-log-row.ts';
import { logRow } from '../log-row-of.ts';
import { LOG } from '../statements.ts';

const KINDS = [...Object.keys(FINDABLE), 'edited'].map((kind) => `'${kind}'`).join(', ');
const COLUMNS = 'l.id, l.site, l.conversation, l.kind, l.at, l."of", l.withheld, l.body';
const WHERE = `l.id > ? AND l.id <= ? AND l.kind IN (${KINDS})`;
const EDITS = `SELECT ${COLUMNS} FROM log l NOT INDEXED WHERE l.id > ?2 AND l.id <= ?3 AND l.site = ?1 AND l.kind = 'edited' ORDER BY l.id`;

/** Rows are read together until they have so many characters: long ones would otherwise be tens of megabytes at once. */
const CHARACTERS_MAX = 250_000;

/** A row of the log, as far as the index needs it. */
export interface Fresh {
  id: number;
  site: number;
  conversation: number;
  kind: string;
  at: number;
  /** The number of the message an edit changes, or 0. */
  of: number;
  withheld: unknown;
  body: unknown;
}

const number = (value: unknown): number => {
  if (typeof value !== 'number') throw new TypeError('a row of the log has no number where it should');
  return value;
};

function freshRow(row: unknown): Fresh {
  if (!Array.isArray(row)) throw new TypeError('a row of the log is no list');
  const [id, site, conversation, kind, at, of, withheld, body]: unknown[] = row;
  return {
    id: number(id),
    site: number(site),
    conversation: number(conversation),
    kind: String(kind),
    at: number(at),
    of: of === null ? 0 : number(of),
    withheld,
    body,
  };
}

/** Kinds whose words are their `text`, and nothing else. */
const PLAIN: ReadonlySet<string> = new Set(['message', 'edited', 'note']);

/** What an event that is nothing but words says – nearly every row –, as `wordsOf` has it; undefined for others. */
function plainWords(body: string): string | undefined {
  const said: unknown = JSON.parse(body);
  if (typeof said !== 'object' || said === null || 'file' in said || !('text' in said)) return undefined;
  return typeof said.text === 'string' ? said.text.trim() : undefined;
}

/** Reads what was said from the store, cheaply: everything that is said is read so. */
export interface FreshRows {
  /** Rows behind `low` up to `high` that can say something, oldest first; fewer where they say much. `more`: there may be others. */
  after(low: number, high: number, limit: number): { rows: Fresh[]; more: boolean };
  /** The same, newest first. */
  newest(low: number, high: number, limit: number): Fresh[];
  /** A site's edits behind `low` up to `high`, oldest first. */
  edits(site: number, low: number, high: number): Fresh[];
  /** What a row says now, if it says anything. */
  said(row: Fresh): string | undefined;
}

export function createFresh(store: DatabaseSync): FreshRows {
  const prepare = (sql: string): StatementSync => {
    const statement = store.prepare(sql);
    // A name for each value of each row would cost as much as the rest of the read.
    statement.setReturnArrays(true);
    return statement;
  };
  const oldest = prepare(`SELECT ${COLUMNS} FROM log l WHERE ${WHERE} ORDER BY l.id LIMIT ?`);
  const newest = prepare(`SELECT ${COLUMNS} FROM log l WHERE ${WHERE} ORDER BY l.id DESC LIMIT ?`);
  const edits = prepare(EDITS);
  const rowOf = store.prepare(`SELECT ${LOG} FROM log l WHERE l.id = ?`);
  return {
    after(low, high, limit) {
      const rows: Fresh[] = [];
      let characters = 0;
      for (const found of oldest.iterate(low, high, limit)) {
        const row = freshRow(found);
        rows.push(row);
        if (typeof row.body === 'string') characters += row.body.length;
        if (characters >= CHARACTERS_MAX) return { rows, more: true };
      }
      return { rows, more: rows.length === limit };
    },
    newest: (low, high, limit) => newest.all(low, high, limit).map(freshRow),
    edits: (site, low, high) => edits.all(site, low, high).map(freshRow),
    said({ id, kind, withheld, body }) {
      const isPlain = PLAIN.has(kind) && withheld === null && typeof body === 'string';
      const words = isPlain ? plainWords(body) : undefined;
      if (words !== undefined) return words || undefined;
      const row = rowOf.get(id);
      return row && wordsOf(readLogRow(logRow(row)).event);
    },
  };
}
