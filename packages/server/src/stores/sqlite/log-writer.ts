import type { LogRow } from '../log-row.ts';
import { reason } from './open-error.ts';
import { Refused } from './refused.ts';
import { integer } from './row.ts';
import { ROWS_AT_ONCE, type Statements } from './statements.ts';
import { isConstraint } from './write-error.ts';

type Value = string | number | null;

/** Values of a row in `appendMessage`. */
const COLUMNS = 11;
const FULL = ROWS_AT_ONCE * COLUMNS;

/** Where a row belongs, by the numbers of this file. */
export interface RowPlace {
  readonly site: number;
  readonly no: number;
  /** The row of the public event before it; null for desk events and the first. */
  readonly prev: number | null;
}

/** Appends to the log, inside a group's transaction. */
export interface LogWriter {
  /** A group begins, or what was written has been taken back: nothing waits. `careful`: one row a statement, as said below. */
  begin(careful: boolean): void;
  /** Appends a message and returns the id of its row, which may be written as late as the next `flush`. */
  message(place: RowPlace, row: LogRow): number;
  /** Appends any other event at once, behind all messages. Returns the id of its row. */
  other(place: RowPlace, row: LogRow): number;
  /** A commit has said all it appends. Carefully, that is written now: nothing may rest on what can still be refused. */
  ended(): void;
  /** Writes what waits. Before the log is read, and before the commit. Throws `Refused` for a message that is refused. */
  flush(): void;
}

/**
 * Messages wait until there are `ROWS_AT_ONCE`: one statement for all of them costs little more than half. When such a
 * statement is refused – one of its messages was there before – SQLite takes back the whole group at once, since keeping the
 * means to take back a single statement costs as much again. The group is then written anew, carefully: row by row, with a
 * flush for each commit (see `write-group.ts`). What is refused goes on waiting, so that no group is committed past it.
 */
export function createLogWriter(sql: Statements): LogWriter {
  let next: number | undefined;
  let waiting: Value[] = [];
  let careful = false;

  const nextId = (): number => {
    if (next !== undefined) return next;
    const newest = sql.newestRow.get();
    next = newest ? integer(newest, 'id') + 1 : 1;
    return next;
  };

  const write = (statement: Statements[keyof Statements], rows: readonly Value[]): void => {
    try {
      statement.run(...rows);
    } catch (error) {
      if (!isConstraint(error)) throw error;
      throw new Refused(`a message could not be written: ${reason(error)}`, { cause: error });
    }
  };

  const flush = (): void => {
    for (; waiting.length > 0; waiting.splice(0, COLUMNS)) write(sql.appendMessage, waiting.slice(0, COLUMNS));
  };

  return {
    begin(oneByOne) {
      careful = oneByOne;
      next = undefined;
      waiting = [];
    },
    message({ site, no, prev }, { seq, at, role, author, cid, size, body }) {
      const id = nextId();
      waiting.push(id, site, no, seq, prev, at, role, author, cid, size, body);
      next = id + 1;
      if (waiting.length === FULL && !careful) {
        write(sql.appendMessages, waiting);
        waiting = [];
      }
      return id;
    },
    other({ site, no, prev }, row) {
      flush();
      const { seq, deskSeq, afterSeq, kind, at, role, author, cid, agent, ref, of, size, body, due } = row;
      const { lastInsertRowid } = sql.appendLog.run(
        ...[site, no, seq, prev, deskSeq, afterSeq, kind, at, role, author, cid, agent, ref, of, size, body, due],
      );
      const id = Number(lastInsertRowid);
      next = id + 1;
      return id;
    },
    ended() {
      if (careful) flush();
    },
    flush,
  };
}
