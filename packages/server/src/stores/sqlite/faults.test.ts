import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { publicly } from '@shopbell/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Store, StoreBusy } from '../../ports/store.ts';
import {
  act,
  agent,
  appends,
  begin,
  cid,
  id,
  note,
  OTHER_SITE,
  SITE,
  says,
  shopper,
  turns,
  wholeLog,
} from '../../ports/store-world.contract.ts';
import { type OpenStore, openDatabase } from './open.ts';
import { createSqliteStore } from './store.ts';
import { createWalSync } from './wal-sync.ts';

const C1 = id('c', 1);
let dataDir: string;
let opened: OpenStore | undefined;
let store: Store;
const errors: Error[] = [];

function open(over: Partial<OpenStore> = {}): OpenStore {
  opened = openDatabase({ dataDir, fatal: (error) => void errors.push(error) });
  store = createSqliteStore({ ...opened, ...over, onDurable: () => {} });
  return opened;
}

beforeEach(() => {
  errors.length = 0;
  dataDir = mkdtempSync(join(tmpdir(), 'shopbell-faults-'));
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

/** Commits without end, and prints the conversation and cid of every commit that was resolved. */
const FLOOD = `
  import { createSqliteStore } from '${new URL('./store.ts', import.meta.url).href}';
  import { openDatabase } from '${new URL('./open.ts', import.meta.url).href}';
  import { act, begin, id, says } from '${new URL('../../ports/store-world.contract.ts', import.meta.url).href}';
  const opened = openDatabase({ dataDir: process.argv[1], fatal: () => process.exit(1) });
  const store = createSqliteStore({ ...opened, onDurable: () => {} });
  let next = Number(process.argv[2]);
  async function talk(n) {
    if (!(await store.conversation('${SITE}', id('c', n)))) await begin(store, n);
    for (;;) {
      const c = next++;
      await act(store, id('c', n), says(n, c, 'x'.repeat(200)));
      process.stdout.write(n + ' ' + c + '\\n');
    }
  }
  for (let n = 1; n <= 20; n++) void talk(n);
`;

/** Lets the flood run until `lines` commits were told, kills it, and gives what was told. */
async function floodAndKill(lines: number, from: number): Promise<[n: number, c: number][]> {
  const child = spawn(process.execPath, ['--eval', FLOOD, dataDir, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told: [number, number][] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [n = 0, c = 0] = line.split(' ').map(Number);
    told.push([n, c]);
    if (told.length === lines) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return told;
}

describe('faults', () => {
  it('[ST18] has every resolved commit again after kill -9, and no hole', { timeout: 30_000 }, async () => {
    const told: [number, number][] = [];
    for (let round = 0; round < 3; round++) told.push(...(await floodAndKill(400, 1000 + round * 100_000)));
    const { db } = open();
    expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    const stored = new Map<number, Set<string | undefined>>();
    for (let n = 1; n <= 20; n++) {
      const log = await wholeLog(store, id('c', n));
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1));
      expect(await store.conversation(SITE, id('c', n))).toMatchObject({ seq: log.length, lastAt: log.at(-1)?.at });
      stored.set(n, new Set(log.map((event) => event.cid?.slice(-12))));
    }
    const lost = told.filter(([n, c]) => !stored.get(n)?.has(String(c).padStart(12, '0')));
    expect(told.length).toBeGreaterThanOrEqual(1200);
    expect(lost).toEqual([]);
    await act(store, C1, says(1, 7));
  });

  /** From now on the store can't grow by a page. */
  function fill({ db }: OpenStore): void {
    const pages = Number(Object.values(db.prepare('PRAGMA page_count').get() ?? {})[0]);
    db.exec(`PRAGMA max_page_count = ${pages}`);
  }
  const makeRoom = ({ db }: OpenStore): void => db.exec('PRAGMA max_page_count = 1000000');
  const big = 'x'.repeat(4000);

  it('[ST19] ends the process when a group can’t be taken back, and nothing builds on it', async () => {
    const folder = open();
    await begin(store, 1);
    const { db } = folder;
    const prepare = db.prepare.bind(db);
    db.prepare = (sql) => {
      const statement = prepare(sql);
      if (sql !== 'ROLLBACK') return statement;
      return Object.assign(statement, {
        run() {
          throw new Error('no way back');
        },
      });
    };
    await store.close();
    store = createSqliteStore({ ...folder, onDurable: () => {} });
    const settled: string[] = [];
    // Its cid is in the log: the index refuses the row, and the group is to be written again.
    const again = publicly({ kind: 'message', by: shopper(), cid: cid(1), text: 'x' });
    note(settled, 'again', store.commit(SITE, [], appends(C1, [again])));
    note(settled, 'say', act(store, C1, says(1, 10)));
    await turns();
    expect(errors.map(({ message }) => message)).toEqual(['no way back']);
    expect(settled).toEqual([]);
    errors.length = 0;
    db.exec('ROLLBACK');
    await opened?.close();
    open();
    expect(await wholeLog(store, C1)).toHaveLength(2);
  });

  it('[ST20] refuses while the disk is full, reads on, and writes again when there is room', async () => {
    const folder = open();
    await begin(store, 1);
    fill(folder);
    const eight = Array.from({ length: 8 }, (_, i): Promise<unknown> => act(store, C1, says(1, 10 + i, big)));
    const tries = await Promise.allSettled([...eight, begin(store, 2)]);
    expect(tries.map((each) => each.status === 'rejected' && each.reason instanceof StoreBusy)).toEqual(
      tries.map(() => true),
    );
    expect(await wholeLog(store, C1)).toHaveLength(2);
    expect(await store.conversation(SITE, C1)).toMatchObject({ seq: 2 });
    expect(await store.conversation(SITE, id('c', 2))).toBeUndefined();
    await expect(store.ping()).rejects.toThrow(StoreBusy);
    makeRoom(folder);
    await expect(store.ping()).resolves.toBeUndefined();
    await act(store, C1, says(1, 10, big));
    await begin(store, 2);
    expect((await wholeLog(store, C1)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(errors).toEqual([]);
  });

  it('[ST20] remembers nothing of a group that was rolled back: no head, no owner, no number of a site', async () => {
    const folder = open();
    const { conversation } = await begin(store, 1);
    await begin(store, 2, { case: { continues: conversation.case } });
    await begin(store, 3);
    fill(folder);
    const tries = await Promise.allSettled([
      act(store, id('c', 3), says(3, 10, 'fits')),
      act(store, C1, { do: 'take', by: agent(), cid: cid(11), hasRoom: true, mayPick: true }),
      store.commit(OTHER_SITE, [], () => ({
        changes: [{ put: 'device', device: { participant: id('p', 1), tokenHash: 'theirs' } }],
        result: 0,
      })),
      store.commit(OTHER_SITE, [], (view) => ({ changes: [], result: view.device('theirs') })),
      ...Array.from({ length: 4 }, (_, i) => act(store, id('c', 3), says(3, 20 + i, big))),
    ]);
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set(['rejected']));
    expect(await store.conversation(SITE, id('c', 3))).toMatchObject({ seq: 2 });
    expect((await store.conversation(SITE, id('c', 2)))?.case).toEqual({ id: id('k', 1) });
    makeRoom(folder);
    const third = id('s', 3);
    await begin(store, 1, { site: third });
    await begin(store, 1, { site: OTHER_SITE, text: 'theirs' });
    expect(await store.conversations(third, { of: 'waiting', limit: 9 })).toHaveLength(1);
    expect(await store.device(third, 'theirs')).toBeUndefined();
  });

  it('[ST20] refuses while another connection has the lock, and cannot be pinged meanwhile', async () => {
    const { db } = open();
    await begin(store, 1);
    db.exec('PRAGMA busy_timeout = 0');
    const other = new DatabaseSync(join(dataDir, 'shopbell.db'));
    other.exec('BEGIN IMMEDIATE');
    await expect(act(store, C1, says(1, 10))).rejects.toThrow(StoreBusy);
    await expect(store.ping()).rejects.toThrow(StoreBusy);
    expect(await wholeLog(store, C1)).toHaveLength(2);
    other.exec('ROLLBACK');
    other.close();
    await expect(store.ping()).resolves.toBeUndefined();
    await act(store, C1, says(1, 10));
  });

  it('[ST11] settles nobody, and serves nothing more, after a sync that failed', async () => {
    let broken: Error | null = null;
    const failed = new Promise<void>((resolve) => {
      const { sync } = createWalSync(
        (done) => done(broken),
        () => resolve(),
      );
      open({ sync });
    });
    await begin(store, 1);
    broken = new Error('EIO');
    const settled: string[] = [];
    note(settled, 'commit', act(store, C1, says(1, 10)));
    await failed;
    note(settled, 'next', act(store, C1, says(1, 11)));
    note(settled, 'read', store.readPublic(SITE, C1, { after: 0, limit: 9 }));
    await turns();
    expect(settled).toEqual([]);
  });

  it('[ST19] ends the process when a commit fails in a way that leaves its outcome unknown', async () => {
    const folder = open();
    const { db } = folder;
    await begin(store, 1);
    const broken = Object.assign(new Error('disk I/O error'), { errcode: 1034 });
    const prepare = db.prepare.bind(db);
    // A statement can't be made to fail its sync from outside, so COMMIT is replaced.
    db.prepare = (sql) => {
      const statement = prepare(sql);
      if (sql === 'COMMIT') {
        statement.run = () => {
          throw broken;
        };
      }
      return statement;
    };
    const failing = createSqliteStore({ ...folder, onDurable: () => {} });
    const settled: string[] = [];
    note(settled, 'commit', act(failing, C1, says(1, 10)));
    await turns();
    expect(errors).toEqual([broken]);
    expect(settled).toEqual([]);
    db.exec('ROLLBACK');
  });
});
