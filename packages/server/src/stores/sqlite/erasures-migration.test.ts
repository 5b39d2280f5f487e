import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { act, agent, begin, cid, id, SITE } from '../../ports/store-world.contract.ts';
import { migrate, readMigrations } from './migrate.ts';
import { openDatabase } from './open.ts';
import { createSqliteStore } from './store.ts';

const STEP = 'erased-conversations.sql';
const fatal = (error: Error): never => {
  throw error;
};

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'shopbell-erasures-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** A store of before the list, with an erasing that was cut. */
async function cutBefore(): Promise<DatabaseSync> {
  const opened = openDatabase({ dataDir, fatal });
  const store = createSqliteStore({ ...opened, onDurable: () => {} });
  await begin(store, 1);
  await act(store, id('c', 1), { do: 'note', by: agent(), cid: cid(5), text: 'n' });
  await begin(store, 2);
  await store.close();
  await opened.close();
  const db = new DatabaseSync(join(dataDir, 'shopbell.db'));
  const { version = 0 } = readMigrations().find(({ name }) => name.endsWith(STEP)) ?? {};
  db.exec(`DROP INDEX conversation_label; DROP TABLE erased_conversation; PRAGMA user_version = ${version - 1}`);
  db.prepare('INSERT INTO erasure (site, person, at) VALUES (?, ?, 1)').run(SITE, `p:${id('p', 1)}`);
  return db;
}

const list = (db: DatabaseSync) => db.prepare('SELECT id, seq, owed FROM erased_conversation').all();

it('[ER3] lists the conversations of an erasing that an earlier version was cut in', async () => {
  const db = await cutBefore();
  const step = readMigrations().filter(({ name }) => name.endsWith(STEP));
  migrate(db, step);
  expect(list(db)).toEqual([{ id: id('c', 1), seq: 3, owed: 'words' }]);
  db.close();
});

it('[ER4] leaves the list of a restored copy as the store that stood there has made it', async () => {
  const db = await cutBefore();
  db.exec(`CREATE TABLE erased_conversation (site TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL,
    owed TEXT, PRIMARY KEY (site, id)) STRICT, WITHOUT ROWID; INSERT INTO erased_conversation VALUES ('s', 'c', 1, 'words')`);
  migrate(
    db,
    readMigrations().filter(({ name }) => name.endsWith(STEP)),
  );
  expect(list(db)).toEqual([{ id: 'c', seq: 1, owed: 'words' }]);
  db.close();
});
