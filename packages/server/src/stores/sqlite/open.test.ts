import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMigrations, schemaVersion } from './migrate.ts';
import { type OpenStore, openDatabase } from './open.ts';
import { StoreOpenError } from './open-error.ts';
import { tooOld } from './pragmas.ts';

let base: string;
let dataDir: string;
const opened: OpenStore[] = [];

const fatal = (error: Error): void => {
  throw error;
};

function open(folder = dataDir): OpenStore {
  const store = openDatabase({ dataDir: folder, fatal });
  opened.push(store);
  return store;
}

async function closeAll(): Promise<void> {
  for (const store of opened.splice(0)) await store.close();
}

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'shopbell-open-'));
  dataDir = join(base, 'deep', 'data');
});
afterEach(async () => {
  await closeAll();
  rmSync(base, { recursive: true, force: true });
});

describe('openDatabase', () => {
  it('makes the folder and its files for this user alone', () => {
    open();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(dataDir))
      expect([name, statSync(join(dataDir, name)).mode & 0o077]).toEqual([name, 0]);
  });

  it('[ST12] keeps its epoch over a reopening, and every store has its own', async () => {
    const { epoch } = open();
    const other = open(join(base, 'other'));
    expect(other.epoch).not.toBe(epoch);
    await closeAll();
    expect(open().epoch).toBe(epoch);
  });

  it('[ST13] brings an empty store up to the newest migration', () => {
    const { db } = open();
    const versions = readMigrations().map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, i) => i + 1));
    expect(schemaVersion(db)).toBe(versions.at(-1));
  });

  it('[ST13] refuses a store of a newer version and leaves it alone', async () => {
    const { db } = open();
    db.exec('PRAGMA user_version = 999');
    await closeAll();
    expect(() => open()).toThrow(StoreOpenError);
    expect(() => open()).toThrow(/written by a newer version of Shopbell \(schema 999; this one knows up to \d+\)\.$/);
    const raw = new DatabaseSync(join(dataDir, 'shopbell.db'));
    expect(schemaVersion(raw)).toBe(999);
    raw.close();
  });

  it('[ST14] refuses a second opening, in one clear sentence', () => {
    open();
    expect(() => open()).toThrow(StoreOpenError);
    expect(() => open()).toThrow(`The data folder ${dataDir} is in use by another process: stop it first.`);
  });

  it('[ST14] keeps the folder from other processes after it refused a second opening of its own', () => {
    open();
    expect(() => open()).toThrow(StoreOpenError);
    const source = `
      import { openDatabase } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)};
      openDatabase({ dataDir: ${JSON.stringify(dataDir)}, fatal: () => process.exit(1) });
    `;
    const { stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', source], { encoding: 'utf8' });
    expect(stderr).toContain('is in use by another process');
  });

  it('[ST14] refuses while another process holds the folder, and not after it was killed', async () => {
    const source = `
      import { openDatabase } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)};
      openDatabase({ dataDir: ${JSON.stringify(dataDir)}, fatal: () => process.exit(1) });
      // Nobody refers to the store any more: it is collected, and the folder stays held all the same.
      setImmediate(() => {
        gc();
        process.stdout.write('open');
      });
      setInterval(() => {}, 60_000);
    `;
    const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '--eval', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    try {
      await once(child.stdout, 'data');
      expect(() => open()).toThrow('is in use by another process');
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
    expect(() => open()).not.toThrow();
  });

  it('[ST18] writes anew to the store what a killed process left in the WAL', async () => {
    const { db } = open();
    db.exec('CREATE TABLE heap (bytes BLOB) STRICT; INSERT INTO heap VALUES (zeroblob(1000000))');
    const killed = join(base, 'killed');
    mkdirSync(killed);
    for (const name of ['shopbell.db', 'shopbell.db-wal']) copyFileSync(join(dataDir, name), join(killed, name));
    expect(statSync(join(killed, 'shopbell.db')).size).toBeLessThan(1_000_000);
    const again = open(killed).db;
    expect(statSync(join(killed, 'shopbell.db')).size).toBeGreaterThan(1_000_000);
    expect(again.prepare('SELECT length(bytes) AS length FROM heap').get()).toEqual({ length: 1_000_000 });
    expect(Number(again.prepare('PRAGMA wal_checkpoint(NOOP)').get()?.log)).toBeLessThan(10);
  });

  it('lets a second connection of the same process read and checkpoint', () => {
    open();
    const other = new DatabaseSync(join(dataDir, 'shopbell.db'));
    expect(other.prepare('PRAGMA wal_checkpoint(PASSIVE)').get()).toMatchObject({ busy: 0 });
    other.close();
  });

  it('[ST14] says in one sentence that a folder cannot be made', () => {
    writeFileSync(join(base, 'file'), '');
    expect(() => open(join(base, 'file', 'data'))).toThrow(StoreOpenError);
    expect(() => open(join(base, 'file', 'data'))).toThrow(/^The data folder .*data can't be used: ENOTDIR: [^\n]*\.$/);
  });

  it('[ST14] says in one sentence that a folder cannot be written', () => {
    const seteuid = process.seteuid?.bind(process);
    chmodSync(base, 0o555);
    // Permissions bind everybody but root.
    const root = process.geteuid?.() === 0;
    try {
      if (root) seteuid?.(65_534);
      expect(() => open(join(base, 'data'))).toThrow(StoreOpenError);
      expect(() => open(join(base, 'data'))).toThrow(/^The data folder .*data can't be used: EACCES: [^\n]*\.$/);
    } finally {
      if (root) seteuid?.(0);
      chmodSync(base, 0o755);
    }
  });

  it('refuses a file that is no database', async () => {
    open();
    await closeAll();
    writeFileSync(join(dataDir, 'shopbell.db'), 'x'.repeat(5000));
    expect(() => open()).toThrow(/can't be used: file is not a database\.$/);
    // A refused opening holds nothing back.
    rmSync(join(dataDir, 'shopbell.db'));
    expect(() => open()).not.toThrow();
  });
});

describe('tooOld', () => {
  it('compares versions by number', () => {
    expect(['3.51.2', '3.9.9', '3.51', '2.99.99'].filter(tooOld)).toHaveLength(4);
    expect(['3.51.3', '3.51.10', '3.100.0', '4.0.0'].filter(tooOld)).toHaveLength(0);
  });
});
