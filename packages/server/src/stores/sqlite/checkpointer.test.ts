import { execFile } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { type Checkpointer, createCheckpointer } from './checkpointer.ts';
import { type OpenStore, openDatabase } from './open.ts';

let dataDir: string;
let opened: OpenStore;
const started: { end(): Promise<void> }[] = [];

const fatal = (error: Error): void => {
  throw error;
};

function open(): OpenStore['db'] {
  dataDir = mkdtempSync(join(tmpdir(), 'shopbell-checkpoint-'));
  opened = openDatabase({ dataDir, fatal });
  opened.db.exec('CREATE TABLE heap (bytes BLOB) STRICT');
  return opened.db;
}

function start(store?: number, onFatal = fatal): Checkpointer {
  const path = join(dataDir, 'shopbell.db');
  // Not closed before the store is: see `open.ts`.
  const checkpointer = createCheckpointer({ path, store: store ?? openSync(path, 'r+') }, onFatal);
  started.push(checkpointer);
  return checkpointer;
}

afterEach(async () => {
  for (const each of started.splice(0)) await each.end();
  await opened.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function waiting(db: OpenStore['db']): { log: number; left: number } {
  const row = db.prepare('PRAGMA wal_checkpoint(NOOP)').get();
  return { log: Number(row?.log), left: Number(row?.log) - Number(row?.checkpointed) };
}

const write = (db: OpenStore['db'], bytes: number): void => db.exec(`INSERT INTO heap VALUES (zeroblob(${bytes}))`);

it('moves the WAL into the store after a number of syncs, without being asked', async () => {
  const db = open();
  write(db, 5_000_000);
  expect(waiting(db).left).toBeGreaterThan(1000);
  while (waiting(db).log > 10) {
    await opened.sync();
    await new Promise(setImmediate);
  }
  expect(statSync(join(dataDir, 'shopbell.db')).size).toBeGreaterThan(5_000_000);
});

it('[ST24] begins the WAL anew in the last pass, and not before', async () => {
  const db = open();
  const { pass } = start();
  write(db, 1_000_000);
  const { log } = waiting(db);
  expect(await pass('free')).toEqual({ log, checkpointed: log });
  write(db, 10);
  expect(waiting(db).log).toBeGreaterThan(log);
  await pass('last');
  expect(waiting(db).log).toBeLessThan(5);
  write(db, 10);
  expect(waiting(db).log).toBeLessThan(10);
});

it('[ST24] leaves no byte in the WAL in an emptying pass, and does not wait for who reads', async () => {
  const db = open();
  const { pass } = start();
  db.exec(`INSERT INTO heap VALUES (CAST('planted-7c1f' AS BLOB)); DELETE FROM heap`);
  const holds = () => readFileSync(join(dataDir, 'shopbell.db-wal')).includes('planted-7c1f');
  await pass('last');
  expect(holds()).toBe(true);
  const reader = new DatabaseSync(join(dataDir, 'shopbell.db'));
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM meta').get();
  const from = performance.now();
  expect(await pass('empty')).not.toMatchObject({ log: 0 });
  // Whoever writes waits for this pass, and SQLite by itself would wait two seconds for the reader.
  expect(performance.now() - from).toBeLessThan(1500);
  expect(holds()).toBe(true);
  reader.close();
  expect(await pass('empty')).toEqual({ log: 0, checkpointed: 0 });
  expect(holds()).toBe(false);
  expect(waiting(db).log).toBe(1);
});

it('leaves what another process may still read, and moves it when that has ended', async () => {
  const db = open();
  const { pass } = start();
  const reader = new DatabaseSync(join(dataDir, 'shopbell.db'));
  reader.exec('BEGIN; SELECT count(*) FROM meta');
  reader.prepare('SELECT count(*) FROM meta').get();
  write(db, 1_000_000);
  const { log } = waiting(db);
  expect(await pass('free')).toMatchObject({ log });
  expect(await pass('last')).toMatchObject({ log });
  expect(waiting(db).left).toBeGreaterThan(0);
  reader.exec('COMMIT');
  reader.close();
  expect(await pass('last')).toEqual({ log, checkpointed: log });
});

it('is waited for at its end also when a pass still runs, by a process that has nothing else to do', async () => {
  open();
  const script = `
    import { openSync } from 'node:fs';
    import { createCheckpointer } from '${new URL('./checkpointer.ts', import.meta.url).href}';
    const path = process.argv[1];
    const checkpointer = createCheckpointer({ path, store: openSync(path, 'r+') }, () => process.exit(1));
    void checkpointer.pass('free');
    await checkpointer.end();
    process.stdout.write('ended');
  `;
  const args = ['--eval', script, join(dataDir, 'shopbell.db')];
  expect((await promisify(execFile)(process.execPath, args)).stdout).toBe('ended');
});

it('[ST11] ends the process when its sync of the store fails, and settles nobody', async () => {
  open();
  const unsyncable = openSync('/dev/null', 'r+');
  const settled: string[] = [];
  const error = await new Promise<Error>((resolve) => {
    void start(unsyncable, resolve)
      .pass('free')
      .finally(() => settled.push('pass'));
  });
  expect(error.message).toMatch(/^EINVAL/);
  await new Promise(setImmediate);
  expect(settled).toEqual([]);
});

it('[ST11] ends the process when its thread cannot start', async () => {
  open();
  const errors: Error[] = [];
  const failed = new Promise<void>((resolve) => {
    const checkpointer = createCheckpointer({ path: join(dataDir, 'not', 'there.db'), store: 0 }, (error) => {
      if (errors.push(error) === 2) resolve();
    });
    // Ends also when its thread has.
    started.push(checkpointer);
    void checkpointer.pass('free');
  });
  await failed;
  expect(errors.map(({ message }) => message)).toEqual([
    expect.stringContaining('unable to open database file'),
    'the thread for checkpoints ended',
  ]);
});

it('[ST11] ends the process when the store is damaged', async () => {
  const db = open();
  const path = join(dataDir, 'shopbell.db');
  const settled: string[] = [];
  let told: (error: Error) => void = () => {};
  const { pass } = start(undefined, (error) => told(error));
  await pass('free');
  // What is written makes the thread read the store again, of which no page is one any more.
  write(db, 10);
  const whole = readFileSync(path);
  writeFileSync(path, Buffer.alloc(whole.length, 7));
  const error = await new Promise<Error>((resolve) => {
    told = resolve;
    void pass('free').finally(() => settled.push('pass'));
  });
  expect(error.message).toMatch(/^the store is damaged: /);
  await new Promise(setImmediate);
  expect(settled).toEqual([]);
  writeFileSync(path, whole);
});
