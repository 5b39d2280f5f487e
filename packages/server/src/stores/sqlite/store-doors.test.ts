import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { storeDoorsContract } from '../../ports/store-doors.contract.ts';
import { createSqliteDirectory } from './directory.ts';
import { openDatabase } from './open.ts';
import { createSqliteStoreDoors, DOOR_SQL } from './store-doors.ts';

function openFolder() {
  const dataDir = mkdtempSync(join(tmpdir(), 'shopbell-doors-'));
  const opened = openDatabase({
    dataDir,
    fatal: (error) => {
      throw error;
    },
  });
  const close = async () => {
    await opened.close();
    rmSync(dataDir, { recursive: true });
  };
  return { opened, close };
}

storeDoorsContract('sqlite', async () => {
  const { opened, close } = openFolder();
  return { directory: createSqliteDirectory(opened), doors: createSqliteStoreDoors(opened), close };
});

it('[RB10] finds every door by an index', async () => {
  const { opened, close } = openFolder();
  for (const sql of Object.values(DOOR_SQL)) {
    const values = Array.from(sql.matchAll(/\?/g), () => '1');
    const plan = opened.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
    for (const { detail } of plan) expect(detail).toMatch(/^SEARCH store_door USING (PRIMARY KEY|INDEX)/);
  }
  await close();
});
