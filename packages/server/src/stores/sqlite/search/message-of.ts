import type { DatabaseSync } from 'node:sqlite';
import { integer } from '../row.ts';

/** The row of the message with the number `of`, which the row `edit` changes; 0 where there is none. */
export function createMessageOf(store: DatabaseSync): (edit: number, of: number) => number {
  const find = store.prepare(`WITH RECURSIVE chain (id, seq, prev) AS (
    SELECT id, seq, prev FROM log WHERE id = ?1
    UNION ALL SELECT l.id, l.seq, l.prev FROM chain c JOIN log l ON l.id = c.prev WHERE c.seq > ?2)
    SELECT id FROM chain WHERE seq = ?2`);
  return (edit, of) => {
    const row = find.get(edit, of);
    return row ? integer(row, 'id') : 0;
  };
}
