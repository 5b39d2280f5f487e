import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createCheckpoints } from './checkpoint.ts';
import { type OpenStore, openDatabase } from './open.ts';

let dataDir: string;
let opened: OpenStore;

function open(): OpenStore['db'] {
  dataDir = mkdtempSync(join(tmpdir(), 'shopbell-checkpoint-'));
  opened = openDatabase({
    dataDir,
    fatal: (error) => {
      throw error;
    },
  });
  opened.db.exec('CREATE TABLE heap (bytes BLOB) STRICT');
  return opened.db;
}

afterEach(async () => {
  await opened.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const waiting = (db: OpenStore['db']): number => {
  const row = db.prepare('PRAGMA wal_checkpoint(NOOP)').get();
  return Number(row?.log) - Number(row?.checkpointed);
};

async function syncs(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await opened.sync();
  await new Promise(setImmediate);
  await new Promise(setImmediate);
}

it('moves a large WAL into the store after a number of syncs, and leaves a small one alone', async () => {
  const db = open();
  await syncs(20);
  expect(waiting(db)).toBeGreaterThan(0);
  db.exec('INSERT INTO heap VALUES (zeroblob(5000000))');
  expect(waiting(db)).toBeGreaterThan(1000);
  await syncs(20);
  expect(waiting(db)).toBe(0);
});

it('[ST11] ends the process when the sync of a checkpoint fails, and only then', async () => {
  const db = open();
  const errors: unknown[] = [];
  const failing = (errcode: number) => {
    const prepare = () => {
      const statement = db.prepare('SELECT 1');
      statement.get = () => {
        throw Object.assign(new Error(`code ${errcode}`), { errcode });
      };
      return statement;
    };
    const checkpoints = createCheckpoints({ prepare }, (error) => void errors.push(error.message));
    for (let i = 0; i < 16; i++) checkpoints.synced();
  };
  failing(13);
  failing(1034);
  await syncs(1);
  expect(errors).toEqual(['code 1034']);
});
