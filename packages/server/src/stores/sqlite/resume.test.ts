import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../ports/store.ts';
import { act, agent, begin, cid, id, SITE, says } from '../../ports/store-world.contract.ts';
import { type OpenStore, openDatabase } from './open.ts';
import { createSqliteStore } from './store.ts';

const PERSON = `p:${id('p', 1)}` as const;
const MINE = [1, 2, 3].map((n) => id('c', n));
let dataDir: string;
let opened: OpenStore;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'shopbell-resume-'));
  opened = openDatabase({
    dataDir,
    fatal: (error) => {
      throw error;
    },
  });
  const store = createSqliteStore({ ...opened, onDurable: () => {} });
  for (const n of [1, 2, 3]) {
    await begin(store, n, { participant: id('p', 1) });
    await act(store, id('c', n), says(1, 10 + n));
    await act(store, id('c', n), { do: 'take', by: agent(), cid: cid(20 + n), hasRoom: true, mayPick: true });
  }
  await store.mark(SITE, id('c', 2), 'shop', { read: 2 });
  await store.close();
});
afterEach(async () => {
  await opened.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A store that remembers nothing yet, and what it asks of the file. */
function cold(): { store: Store; asked: string[] } {
  const asked: string[] = [];
  const watch = (statement: StatementSync, sql: string): StatementSync =>
    new Proxy(statement, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          asked.push(sql);
          return Reflect.apply(value, target, args);
        };
      },
    });
  const { db } = opened;
  const watched: Pick<DatabaseSync, 'prepare'> = { prepare: (sql) => watch(db.prepare(sql), sql) };
  const store = createSqliteStore({ ...opened, db: Object.assign(Object.create(db), watched), onDurable: () => {} });
  return { store, asked };
}

it('[ST27] reads one thing a conversation when a shopper comes back: the log behind their place', async () => {
  const { store, asked } = cold();
  const own = await store.conversations(SITE, { of: 'persons', persons: [PERSON], limit: 20 });
  expect(own.map((conversation) => conversation.id).toSorted()).toEqual(MINE);
  const receipts = await Promise.all(MINE.map((each) => store.receipts(SITE, each)));
  expect(receipts.map(({ shop }) => shop.read)).toEqual([0, 2, 0]);
  const listed = asked.splice(0);
  expect(listed.length).toBeLessThanOrEqual(4);
  for (const each of MINE) {
    expect((await store.readPublic(SITE, each, { after: 1, limit: 200 })).events).toHaveLength(3);
  }
  expect(asked).toHaveLength(MINE.length);
  expect(asked.every((sql) => sql.includes('FROM log'))).toBe(true);
});

it('[ST27] reads nothing for a conversation of which the client has all', async () => {
  const { store, asked } = cold();
  await store.conversations(SITE, { of: 'persons', persons: [PERSON], limit: 20 });
  asked.length = 0;
  for (const each of MINE)
    expect(await store.readPublic(SITE, each, { after: 4, limit: 200 })).toMatchObject({ head: 4 });
  expect(asked).toEqual([]);
});

it('[ST27] reads each log once when an agent comes back with their own conversations', async () => {
  const { store, asked } = cold();
  await store.conversations(SITE, { of: 'agent', agent: agent().id, limit: 50 });
  asked.length = 0;
  for (const each of MINE) {
    expect(await store.conversation(SITE, each)).toMatchObject({ id: each });
    await store.readPublic(SITE, each, { after: 1, limit: 200 });
    await store.readDesk(SITE, each, { after: 0, limit: 200 });
  }
  expect(asked).toHaveLength(2 * MINE.length);
});
