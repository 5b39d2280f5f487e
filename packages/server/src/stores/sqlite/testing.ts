import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrate, readMigrations } from './migrate.ts';

/** Changes the store of a data folder by hand, past all that the server does. No server may run on it. */
export function byHand(dataDir: string, sql: string): void {
  const db = new DatabaseSync(join(dataDir, 'shopbell.db'));
  try {
    db.exec(sql);
  } finally {
    db.close();
  }
}

const named = (db: DatabaseSync, sql: string, ...given: string[]): string[] =>
  db
    .prepare(sql)
    .all(...given)
    .map(({ name }) => String(name));

/**
 * Makes a stopped server's store as the version whose last step was called `name` would have left it, had it done all of this: what the
 * later steps have brought is taken away. Steps that change what was there before are beyond it.
 */
export function windBack(dataDir: string, name: string): void {
  const steps = readMigrations();
  const last = steps.find((step) => step.name.endsWith(name))?.version;
  if (last === undefined) throw new Error(`there is no step ${name}`);
  const former = new DatabaseSync(':memory:');
  migrate(
    former,
    steps.filter(({ version }) => version <= last),
  );
  const db = new DatabaseSync(join(dataDir, 'shopbell.db'));
  try {
    for (const type of ['trigger', 'index', 'table']) {
      const all = "SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%'";
      const had = new Set(named(former, all, type));
      for (const one of named(db, all, type)) if (!had.has(one)) db.exec(`DROP ${type} IF EXISTS "${one}"`);
    }
    for (const table of named(former, "SELECT name FROM sqlite_master WHERE type = 'table'")) {
      const columns = 'SELECT name FROM pragma_table_info(?)';
      const had = new Set(named(former, columns, table));
      for (const column of named(db, columns, table))
        if (!had.has(column)) db.exec(`ALTER TABLE "${table}" DROP COLUMN "${column}"`);
    }
    db.exec(`PRAGMA user_version = ${last}`);
  } finally {
    db.close();
    former.close();
  }
}
