import { copyFileSync, existsSync, linkSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backUp } from './backup.ts';
import { beginAnew } from './copy-mark.ts';
import { openDatabase } from './open.ts';

const PAGE = 4096;
const SESSIONS = 200;
let base: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'shopbell-anew-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

async function open<T>(dataDir: string, look: (db: DatabaseSync, epoch: string) => T): Promise<T> {
  const opened = openDatabase({
    dataDir,
    fatal: (error) => {
      throw error;
    },
  });
  try {
    return look(opened.db, opened.epoch);
  } finally {
    await opened.close();
  }
}

/** A backup with sessions that are good, and the epoch of its store. */
async function backedUp(): Promise<{ file: string; epoch: string }> {
  const dataDir = join(base, 'data');
  const file = join(base, 'backup.db');
  const epoch = await open(dataDir, (db, name) => {
    db.exec('PRAGMA foreign_keys = OFF');
    const add = db.prepare(
      `INSERT INTO session (site, hash, agent, kind, created_at, last_used_at, expires_at)
       VALUES ('s', ?, 'a', 'token', 1, 1, 9000000000000)`,
    );
    db.exec(`INSERT INTO invitation (site, id, email, role, hash, created_at, expires_at)
      VALUES ('s', 'i', 'e', 'admin', 'h', 1, 9000000000000);
      INSERT INTO reset_link (agent, hash, expires_at) VALUES ('a', 'h', 9000000000000)`);
    for (let i = 0; i < SESSIONS; i++) add.run(`hash ${i} ${'x'.repeat(60)}`);
    return name;
  });
  await backUp({ dataDir, file, force: false });
  return { file, epoch };
}

/** What `beginAnew` wrote over a copy: the file before and after, and the whole rollback journal that it removed. */
function recorded(file: string): { before: Buffer; after: Buffer; journal: Buffer } {
  const path = join(base, 'recorded.db');
  const kept = join(base, 'kept-journal');
  copyFileSync(file, path);
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = DELETE');
  const before = readFileSync(path);
  // A second name outlives the removal of the first.
  db.function('keep', () => {
    if (!existsSync(kept)) linkSync(`${path}-journal`, kept);
    return 1;
  });
  db.exec('CREATE TEMP TRIGGER seen AFTER UPDATE ON main.meta BEGIN SELECT keep(); END');
  beginAnew(db);
  db.close();
  return { before, after: readFileSync(path), journal: readFileSync(kept) };
}

const pageOf = (bytes: Buffer, page: number): Buffer => bytes.subarray(page * PAGE, (page + 1) * PAGE);

it('[ST26] begins another life after a crash at each step of the beginning', async () => {
  const { file, epoch } = await backedUp();
  const { before, after, journal } = recorded(file);
  const changed = Array.from({ length: before.length / PAGE }, (_, page) => page).filter(
    (page) => !pageOf(before, page).equals(pageOf(after, page)),
  );
  expect(after.length).toBe(before.length);
  expect(changed[0]).toBe(0);
  expect(changed.length).toBeGreaterThan(3);

  const steps = [...Array(changed.length + 1).keys()].map((written) => ({ written, journal: true }));
  for (const [i, step] of [...steps, { written: changed.length, journal: false }].entries()) {
    const dataDir = join(base, `crashed-${i}`);
    await open(dataDir, () => {});
    const path = join(dataDir, 'shopbell.db');
    for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
    const bytes = Buffer.from(before);
    for (const page of changed.slice(0, step.written)) pageOf(after, page).copy(bytes, page * PAGE);
    writeFileSync(path, bytes);
    if (step.journal) writeFileSync(`${path}-journal`, journal);

    const found = await open(dataDir, (db, name) => ({
      name,
      good: db.prepare('SELECT count(*) AS n FROM session WHERE revoked_at IS NULL').get()?.n,
      all: db.prepare('SELECT count(*) AS n FROM session').get()?.n,
      links: db.prepare('SELECT (SELECT count(*) FROM invitation) + (SELECT count(*) FROM reset_link) AS n').get()?.n,
      whole: db.prepare('PRAGMA integrity_check').get()?.integrity_check,
    }));
    expect({ step, ...found }).toEqual({
      step,
      name: expect.any(String),
      good: 0,
      all: SESSIONS,
      links: 0,
      whole: 'ok',
    });
    expect(found.name).not.toBe(epoch);
    expect(await open(dataDir, (_, name) => name)).toBe(found.name);
  }
});
