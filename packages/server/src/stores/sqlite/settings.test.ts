import { once } from 'node:events';
import fs, { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CheckpointerData } from './checkpoint-worker.ts';
import { openDatabase } from './open.ts';
import { StoreOpenError } from './open-error.ts';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'shopbell-settings-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const fatal = (error: Error): void => {
  throw error;
};

/** A connection that answers `question` with `answer`, whatever was set. */
const answering = (question: string, answer: string | number) => (path: string) =>
  new (class extends DatabaseSync {
    override prepare(sql: string): StatementSync {
      return super.prepare(sql === question ? `SELECT ${JSON.stringify(answer).replaceAll('"', "'")}` : sql);
    }
  })(path);

const open = (connect?: (path: string) => DatabaseSync) =>
  openDatabase({ dataDir: join(base, 'data'), fatal, ...(connect ? { connect } : {}) });

it.each([
  ['PRAGMA journal_mode', 'delete', 'journal_mode is delete instead of WAL'],
  ['PRAGMA synchronous', 0, 'synchronous is 0 instead of NORMAL'],
  ['PRAGMA wal_autocheckpoint', 1000, 'wal_autocheckpoint is 1000 instead of 0'],
  ['PRAGMA secure_delete', 0, 'secure_delete is 0 instead of ON'],
  ['SELECT sqlite_version()', '3.51.2', 'SQLite 3.51.2 can lose data; 3.51.3 or newer is needed'],
])('[ST36] does not open where %s is %s', async (question, answer, words) => {
  expect(() => open(answering(question, answer))).toThrow(StoreOpenError);
  expect(() => open(answering(question, answer))).toThrow(words);
  // What it refused it holds back from nobody.
  await open().close();
});

it('[ST36] the thread for checkpoints reads its settings back, too', async () => {
  // A store in memory can't have a WAL.
  const workerData: CheckpointerData = { path: ':memory:', store: 0 };
  const worker = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), { workerData });
  const [error] = await once(worker, 'error');
  expect(error.message).toContain('journal_mode is memory instead of WAL');
});

it('[ST36] what is erased is overwritten', async () => {
  const store = open();
  const secret = 'the words of somebody';
  store.db.exec(`CREATE TABLE heap (body TEXT) STRICT; INSERT INTO heap VALUES ('${secret}')`);
  store.db.exec('PRAGMA wal_checkpoint(PASSIVE)');
  const file = () => readFileSync(join(base, 'data', 'shopbell.db')).includes(secret);
  expect(file()).toBe(true);
  store.db.exec('DELETE FROM heap');
  await store.close();
  expect(file()).toBe(false);
});

it('[ST37] what it found and made is on disk, names included, before it is open', async () => {
  const { openSync, fsyncSync, fdatasyncSync } = fs;
  const paths = new Map<number, string>();
  const synced: string[] = [];
  const note = (fd: number) => synced.push(relative(base, paths.get(fd) ?? '?') || '.');
  Object.assign(fs, {
    openSync(...args: Parameters<typeof openSync>) {
      const fd = openSync(...args);
      paths.set(fd, String(args[0]));
      return fd;
    },
    fsyncSync(fd: number) {
      note(fd);
      fsyncSync(fd);
    },
    fdatasyncSync(fd: number) {
      note(fd);
      fdatasyncSync(fd);
    },
  });
  syncBuiltinESMExports();
  try {
    await openDatabase({ dataDir: join(base, 'deep', 'data'), fatal }).close();
  } finally {
    Object.assign(fs, { openSync, fsyncSync, fdatasyncSync });
    syncBuiltinESMExports();
  }
  // The folders as they are made, then the WAL, and the folders once more with their files.
  expect(synced).toEqual(['.', 'deep', 'deep/data/shopbell.key.new', 'deep/data/shopbell.db-wal', 'deep/data', 'deep']);
});
