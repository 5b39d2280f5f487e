import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { id, SITE } from '../../ports/store-world.contract.ts';
import { backUp } from './backup.ts';
import { openDatabase } from './open.ts';
import { ownKey } from './own-key.ts';
import { createSqliteStore } from './store.ts';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'shopbell-key-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

test('[ST46] a data folder has a key of its own, for its user alone, and keeps it', () => {
  const key = ownKey(base);
  expect(key).toHaveLength(32);
  expect(ownKey(base)).toEqual(key);
  expect(readdirSync(base)).toEqual(['shopbell.key']);
  expect(statSync(join(base, 'shopbell.key')).mode & 0o777).toBe(0o600);
  writeFileSync(join(base, 'shopbell.key'), 'cut off');
  const another = ownKey(base);
  expect(another).toHaveLength(32);
  expect(another).not.toEqual(key);
});

test('[ST46] a backup tells nobody who tries numbers which order was reminded of', async () => {
  const open = (dataDir: string) => {
    const opened = openDatabase({
      dataDir,
      fatal: (error) => {
        throw error;
      },
    });
    return { opened, store: createSqliteStore({ ...opened, onDurable: () => {} }) };
  };
  const [dataDir, elsewhere, file] = ['data', 'elsewhere', 'backup.db'].map((name) => join(base, name)) as [
    string,
    string,
    string,
  ];
  const name = 'reminder:A-1';
  const { opened, store } = open(dataDir);
  await store.commit(SITE, [], () => ({
    changes: [{ put: 'once', name, conversation: id('c', 1), until: 9e15 }],
    result: undefined,
  }));
  await backUp({ dataDir, file, force: false });
  await store.close();
  await opened.close();
  await open(elsewhere).opened.close();
  writeFileSync(join(elsewhere, 'shopbell.db'), readFileSync(file));
  const thief = open(elsewhere);
  const kept = thief.opened.db.prepare('SELECT count(*) AS rows FROM once').get();
  expect(kept).toMatchObject({ rows: 1 });
  const found = await thief.store.commit(SITE, [], (view) => ({ changes: [], result: view.once(name) }));
  expect(found).toBeUndefined();
  await thief.opened.close();
});
