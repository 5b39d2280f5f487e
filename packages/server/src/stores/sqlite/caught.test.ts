import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { caughtContract } from '../../ports/caught.contract.ts';
import { CAUGHT_SQL, createSqliteCaught } from './caught.ts';
import { openDatabase } from './open.ts';
import { createSqliteStore } from './store.ts';

function start() {
  const dataDir = mkdtempSync(join(tmpdir(), 'shopbell-caught-'));
  const opened = openDatabase({
    dataDir,
    fatal: (error) => {
      throw error;
    },
  });
  const end = async () => {
    await opened.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { opened, end };
}

caughtContract('sqlite', async () => {
  const { opened, end } = start();
  const store = createSqliteStore({ ...opened, onDurable: () => {} });
  return {
    store,
    caught: createSqliteCaught(opened),
    close: async () => {
      await store.close();
      await end();
    },
  };
});

test('[GD6] a page of it costs no more where the log is longer', async () => {
  const { opened, end } = start();
  const plan = opened.db.prepare(`EXPLAIN QUERY PLAN ${CAUGHT_SQL}`).all('s', 1, 1);
  expect(plan.map(({ detail }) => String(detail)).join('\n')).toContain('log_guarded (site=? AND id<?)');
  await end();
});
