import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../ports/store.ts';
import { act, begin, id, NOON, SITE, says, wholeLog } from '../../ports/store-world.contract.ts';
import { backUp } from './backup.ts';
import { CopyError } from './check-copy.ts';
import { isCopy } from './copy-mark.ts';
import { createSqliteDirectory } from './directory.ts';
import { type OpenStore, openDatabase } from './open.ts';
import { StoreOpenError } from './open-error.ts';
import { restore } from './restore.ts';
import { createSqliteStore } from './store.ts';

const C1 = id('c', 1);
let base: string;
let dataDir: string;
let file: string;
let opened: OpenStore | undefined;

const fatal = (error: Error): void => {
  throw error;
};

function open(): Store {
  opened = openDatabase({ dataDir, fatal });
  return createSqliteStore({ ...opened, onDurable: () => {} });
}
async function close(): Promise<void> {
  await opened?.close();
  opened = undefined;
}
const make = (over: { file?: string; force?: boolean } = {}) => backUp({ dataDir, file, force: false, ...over });
const at = (name: string): string => join(dataDir, name);
const texts = async (store: Store, conversation = C1): Promise<string[]> =>
  (await wholeLog(store, conversation)).flatMap((event) => (event.kind === 'message' ? [event.text] : []));

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'shopbell-copies-'));
  dataDir = join(base, 'data');
  file = join(base, 'backup.db');
});
afterEach(async () => {
  await close();
  rmSync(base, { recursive: true, force: true });
});

describe('backUp', () => {
  it('[ST25] copies a store that is being written, whole, for this user alone', async () => {
    const store = open();
    await begin(store, 1);
    let stopped = false;
    const flood = (async () => {
      for (let c = 10; !stopped; c++) await act(store, C1, says(1, c));
      return (await wholeLog(store, C1)).length;
    })();
    const { bytes } = await make();
    await act(store, C1, says(1, 5, 'afterwards'));
    stopped = true;
    const said = await flood;
    expect(statSync(file).size).toBe(bytes);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(base).sort()).toEqual(['backup.db', 'data']);
    await close();
    dataDir = join(base, 'other');
    await restore({ dataDir, file });
    const copied = await wholeLog(open(), C1);
    expect(copied.map(({ seq }) => seq)).toEqual(copied.map((_, i) => i + 1));
    expect(copied.length).toBeGreaterThan(0);
    expect(copied.length).toBeLessThan(said);
  });

  it('[ST25] has all that was acked before it began, also what is in the WAL alone', async () => {
    const store = open();
    await begin(store, 1);
    for (let c = 10; c < 20; c++) await act(store, C1, says(1, c));
    await make();
    await act(store, C1, says(1, 20));
    await close();
    await restore({ dataDir, file });
    expect(await texts(open())).toHaveLength(11);
  });

  it('leaves the server its locks and its WAL', async () => {
    const store = open();
    await begin(store, 1);
    const wal = statSync(at('shopbell.db-wal')).ino;
    await make();
    await act(store, C1, says(1, 10));
    expect(statSync(at('shopbell.db-wal')).ino).toBe(wal);
    expect(() => openDatabase({ dataDir, fatal })).toThrow('in use');
    await close();
    expect(await texts(open())).toHaveLength(2);
  });

  it('[ST25] replaces nothing, unless it is told to', async () => {
    await begin(open(), 1);
    writeFileSync(file, 'precious');
    await expect(make()).rejects.toThrow(
      new CopyError(`${file} is there already: name another file, or add --force to replace it.`),
    );
    expect(readFileSync(file, 'utf8')).toBe('precious');
    await make({ force: true });
    expect(isCopy(file)).toBe(true);
  });

  it('refuses the files of the store itself, also with force, and a path that leads nowhere', async () => {
    await begin(open(), 1);
    for (const name of ['shopbell.db', 'shopbell.db-wal', 'shopbell.lock']) {
      await expect(make({ file: at(name), force: true })).rejects.toThrow('is a file of the store itself');
    }
    await expect(make({ file: join(base, 'no', 'file') })).rejects.toThrow(
      `There is no folder ${join(base, 'no')}: make it first.`,
    );
    // The file system looks for `no` before it goes up from it.
    await expect(make({ file: `${base}/no/../file` })).rejects.toThrow(
      new CopyError(`There is no folder ${base}/no/..: make it first.`),
    );
    writeFileSync(file, 'a file');
    await expect(make({ file: join(file, 'f') })).rejects.toThrow(`There is no folder ${file}: make it first.`);
    rmSync(file);
    expect(readdirSync(base)).toEqual(['data']);
    await expect(make({ file: base, force: true })).rejects.toThrow(`${base} is no file.`);
    await close();
    dataDir = join(base, 'none');
    await expect(make()).rejects.toThrow(new CopyError(`There is no store in ${dataDir}.`));
    expect(existsSync(dataDir)).toBe(false);
  });

  it('[ST25] keeps no copy of a store that is damaged', async () => {
    const store = open();
    await begin(store, 1);
    await close();
    const db = new DatabaseSync(at('shopbell.db'));
    const page = Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'log_cid'").get()?.rootpage);
    db.close();
    const bytes = readFileSync(at('shopbell.db'));
    bytes.fill(7, (page - 1) * 4096 + 8, page * 4096);
    writeFileSync(at('shopbell.db'), bytes);
    await expect(make()).rejects.toThrow(/^The copy is damaged: .*\.$/);
    expect(readdirSync(base)).toEqual(['data']);
  });

  it('takes no leftover of a backup that was broken off for its own', async () => {
    await begin(open(), 1);
    writeFileSync(`${file}.part`, 'half');
    writeFileSync(`${file}.part-journal`, 'half');
    await make();
    expect(readdirSync(base).sort()).toEqual(['backup.db', 'data']);
  });
});

describe('restore', () => {
  async function backedUp(): Promise<{ epoch: string }> {
    const store = open();
    await begin(store, 1, { text: 'before' });
    await make();
    await act(store, C1, says(1, 10, 'after'));
    const { epoch } = store;
    await store.close();
    return { epoch };
  }

  it('[ST26] brings the backup back under another epoch, once, and keeps what stood there', async () => {
    const { epoch } = await backedUp();
    await close();
    const restored = await restore({ dataDir, file });
    expect(restored.epoch).not.toBe(epoch);
    const store = open();
    expect(store.epoch).toBe(restored.epoch);
    expect(await texts(store)).toEqual(['before']);
    await act(store, C1, says(1, 11, 'later'));
    await close();
    expect(open().epoch).toBe(restored.epoch);
    await close();
    expect(isCopy(file)).toBe(true);
    await restore({ dataDir, file: restored.aside ?? '' });
    expect(await texts(open())).toEqual(['before', 'after']);
  });

  it('[ST26] keeps when it was brought back, and not of a store that never was', async () => {
    const before = Date.now();
    await backedUp();
    await close();
    expect(open().restoredAt).toBeUndefined();
    await close();
    await restore({ dataDir, file });
    const { restoredAt = 0 } = open();
    expect([restoredAt >= before, restoredAt <= Date.now()]).toEqual([true, true]);
    await close();
    expect(open().restoredAt).toBe(restoredAt);
  });

  it('[ST26] gives every restoring of one backup an epoch of its own', async () => {
    await backedUp();
    await close();
    const first = await restore({ dataDir, file });
    const second = await restore({ dataDir: join(base, 'second'), file });
    expect(second.epoch).not.toBe(first.epoch);
    expect(second.aside).toBeUndefined();
  });

  it('[ST26] knows a backup that was copied into place by hand, and plays no old WAL into it', async () => {
    const { epoch } = await backedUp();
    // As after kill -9: what was said is in the WAL alone.
    const killed = join(base, 'killed');
    mkdirSync(killed);
    for (const end of ['', '-wal']) copyFileSync(at(`shopbell.db${end}`), join(killed, `shopbell.db${end}`));
    await close();
    dataDir = killed;
    copyFileSync(file, at('shopbell.db'));
    const store = open();
    expect(store.epoch).not.toBe(epoch);
    expect(await texts(store)).toEqual(['before']);
    expect(opened?.db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    expect(readdirSync(killed).filter((name) => name.startsWith('shopbell.db-wal.before-'))).toHaveLength(1);
    await store.close();
    const again = store.epoch;
    await close();
    expect(open().epoch).toBe(again);
  });

  it('[ST26] takes a store that was copied after a kill together with its WAL', async () => {
    const { epoch } = await backedUp();
    const copied = join(base, 'copied.db');
    for (const end of ['', '-wal']) copyFileSync(at(`shopbell.db${end}`), `${copied}${end}`);
    await close();
    const restored = await restore({ dataDir, file: copied });
    expect(restored.epoch).not.toBe(epoch);
    expect(await texts(open())).toEqual(['before', 'after']);
  });

  it('[ST26] lets no session of the backup be good again', async () => {
    open();
    const folder = opened ?? expect.fail();
    const directory = createSqliteDirectory(folder);
    const by = { role: 'system' } as const;
    const account = id('a', 9);
    const site = {
      id: SITE,
      account,
      slug: 'shop',
      name: 'Shop',
      timeZone: 'UTC',
      origins: ['https://shop.example'],
      anyLocalhost: false,
    };
    const person = { id: id('a', 1), account, email: 'a@b.c', name: 'Ann', passwordHash: 'x' };
    const changes = [
      { kind: 'account', id: account, name: 'Shop' },
      { kind: 'site', site },
      { kind: 'agent', agent: person },
      { kind: 'membership', site: SITE, agent: person.id, role: 'agent' },
    ] as const;
    expect(await directory.change(changes, by, 1)).toEqual({ ok: true });
    const session = {
      site: SITE,
      hash: 'h',
      agent: person.id,
      kind: 'token',
      createdAt: 1,
      lastUsedAt: 1,
      expiresAt: 9e12,
    } as const;
    await directory.openSession(session);
    const ref = { site: SITE, hash: 'h' };
    expect((await directory.session(ref))?.revokedAt).toBeUndefined();
    await make();
    await close();
    await restore({ dataDir, file });
    open();
    const restored = await createSqliteDirectory(opened ?? expect.fail()).session(ref);
    expect(restored?.revokedAt).toBeGreaterThan(NOON);
  });

  it('[ST14] refuses while the folder is in use, and changes nothing', async () => {
    await backedUp();
    await expect(restore({ dataDir, file })).rejects.toThrow(StoreOpenError);
    await expect(restore({ dataDir, file })).rejects.toThrow('is in use by another process: stop it first.');
    expect(readdirSync(dataDir).filter((name) => /part|before/.test(name))).toEqual([]);
  });

  it('[ST26] refuses a folder, and the store itself under any name, and changes nothing', async () => {
    const { epoch } = await backedUp();
    await close();
    const before = readdirSync(dataDir).sort();
    await expect(restore({ dataDir, file: base })).rejects.toThrow(
      new CopyError(`${base} is no file: name the backup itself.`),
    );
    const other = join(base, 'other.db');
    symlinkSync(at('shopbell.db'), other);
    const hard = join(base, 'hard.db');
    linkSync(at('shopbell.db'), hard);
    for (const own of [at('shopbell.db'), at('shopbell.lock'), other, hard]) {
      await expect(restore({ dataDir, file: own })).rejects.toThrow(
        new CopyError(`${own} is a file of the store itself: name a backup.`),
      );
    }
    expect(readdirSync(dataDir).sort()).toEqual(before);
    const store = open();
    expect(store.epoch).toBe(epoch);
    expect(await texts(store)).toEqual(['before', 'after']);
  });

  it('[ER4] replaces a store that is damaged, and says that whom it knew to be erased can’t be read', async () => {
    await backedUp();
    await close();
    const path = at('shopbell.db');
    const bytes = readFileSync(path);
    bytes.fill(7, 0, 4096);
    writeFileSync(path, bytes);
    const { erased, aside } = await restore({ dataDir, file });
    expect(erased).toBe('unreadable');
    expect(readFileSync(aside ?? '').equals(bytes)).toBe(true);
    expect(await texts(open())).toEqual(['before']);
  });

  it('[ST26] refuses what is no whole store of this version, and leaves the one in place alone', async () => {
    const { epoch } = await backedUp();
    await close();
    const bad = join(base, 'bad.db');
    const refused = async (line: string | RegExp): Promise<void> => {
      await expect(restore({ dataDir, file: bad })).rejects.toThrow(line);
    };
    await refused(`There is no file ${bad}.`);
    writeFileSync(bad, 'x'.repeat(5000));
    await refused(`${bad} can't be used: file is not a database.`);
    writeFileSync(bad, readFileSync(file).subarray(0, 40_960));
    await refused(/^.*bad\.db (is damaged|can't be used): .*\.$/);
    rmSync(bad);
    const other = new DatabaseSync(bad);
    other.exec('CREATE TABLE heap (x)');
    other.close();
    await refused(`${bad} is no store of Shopbell.`);
    copyFileSync(file, bad);
    chmodSync(bad, 0o600);
    const newer = new DatabaseSync(bad);
    newer.exec('PRAGMA user_version = 999');
    newer.close();
    await refused(/was written by a newer version of Shopbell/);
    const store = open();
    expect(store.epoch).toBe(epoch);
    expect(await texts(store)).toEqual(['before', 'after']);
  });
});
