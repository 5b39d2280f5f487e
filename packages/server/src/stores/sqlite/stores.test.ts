import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { storesContract } from '../../ports/stores.contract.ts';
import { createSqliteDirectory } from './directory.ts';
import { type OpenStore, openDatabase } from './open.ts';
import { createSqliteStoreDoors } from './store-doors.ts';
import { createSqliteStores, STORES_SQL } from './stores.ts';

const opened: OpenStore[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  for (const path of folders.splice(0)) rmSync(path, { recursive: true });
});

function openStore(): OpenStore {
  const dataDir = mkdtempSync(join(tmpdir(), 'shopbell-stores-'));
  folders.push(dataDir);
  const store = openDatabase({
    dataDir,
    fatal: (error) => {
      throw error;
    },
  });
  opened.push(store);
  return store;
}

storesContract('sqlite', async () => {
  const store = openStore();
  return {
    directory: createSqliteDirectory(store),
    stores: createSqliteStores(store),
    doors: createSqliteStoreDoors(store),
  };
});

it('[SH4] finds the rows of every statement by an index that leads with the site, and in their order', () => {
  const { db } = openStore();
  const plans = Object.values(STORES_SQL).flatMap((sql) =>
    db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array.from(sql.matchAll(/\?/g), () => '1')),
  );
  expect(plans).toHaveLength(6);
  for (const { detail } of plans) expect(detail).toMatch(/^SEARCH shop_\w+ USING PRIMARY KEY \(site=\?/);
});
