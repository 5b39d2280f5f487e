import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Relay } from './relay.ts';

/** How many rows each table of a relay's store has, by the table's name; read beside the relay, from its file. */
export function rowsOf({ dataDir }: Relay): Readonly<Record<string, number>> {
  const db = new DatabaseSync(join(dataDir, 'shopbell.db'), { readOnly: true });
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  const counts = tables.map(({ name }) => {
    const row = db.prepare(`SELECT count(*) AS n FROM "${name}"`).get();
    return [String(name), Number(row?.n)] as const;
  });
  db.close();
  return Object.fromEntries(counts);
}

/** Which tables have more or fewer rows than before, and by how many. */
export const changedRows = (
  before: Readonly<Record<string, number>>,
  now: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(now).flatMap(([table, n]) => (n === before[table] ? [] : [[table, n - (before[table] ?? 0)]])),
  );
