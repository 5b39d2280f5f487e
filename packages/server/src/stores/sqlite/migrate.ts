import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { reason, StoreOpenError } from './open-error.ts';

/** One numbered step of the schema. */
export interface Migration {
  version: number;
  name: string;
  sql: string;
}

const NAME = /^(\d{4})-[a-z0-9-]+\.sql$/;

/** Beside this file in the sources. What is built has no SQL beside it; the package brings the sources' folder along. */
function migrationsFolder(): URL {
  const here = new URL('./migrations/', import.meta.url);
  return existsSync(here) ? here : new URL('../../../src/stores/sqlite/migrations/', import.meta.url);
}

/** The steps in `migrations/`, lowest number first. A number may be used once. */
export function readMigrations(folder: URL = migrationsFolder()): readonly Migration[] {
  const found = readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const version = Number(NAME.exec(name)?.[1] ?? 0);
      return version > 0 ? [{ version, name, sql: readFileSync(new URL(name, folder), 'utf8') }] : [];
    });
  const twice = found.find(({ version }, i) => found[i + 1]?.version === version);
  if (twice) throw new Error(`two migrations have the number of ${twice.name}`);
  return found;
}

/** The number of the last step this store has been through; 0 for an empty one. */
export function schemaVersion(db: DatabaseSync): number {
  return Number(Object.values(db.prepare('PRAGMA user_version').get() ?? {})[0]);
}

/** Throws `StoreOpenError` when a newer Shopbell wrote this store. Reads only. */
export function refuseNewer(db: DatabaseSync, migrations: readonly Migration[], path: string): void {
  const has = schemaVersion(db);
  const knows = migrations.at(-1)?.version ?? 0;
  if (has <= knows) return;
  throw new StoreOpenError(
    `The store ${path} was written by a newer version of Shopbell (schema ${has}; this one knows up to ${knows}).`,
  );
}

/** Runs the steps the store has not been through, each in its own transaction, the version number with it. */
export function migrate(db: DatabaseSync, migrations: readonly Migration[]): void {
  const from = schemaVersion(db);
  for (const { version, name, sql } of migrations) {
    if (version <= from) continue;
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(sql);
      db.exec(`PRAGMA user_version = ${version}`);
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw new StoreOpenError(`The store could not be brought up to ${name}: ${reason(error)}.`, { cause: error });
    }
  }
}
