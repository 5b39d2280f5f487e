import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { append, decide } from '@shopbell/domain';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../ports/store.ts';
import { begin, cid, does, id, SITE, says, shopper } from '../../ports/store-world.contract.ts';
import { type OpenStore, openDatabase } from './open.ts';
import { SQL } from './statements.ts';
import { createSqliteStore } from './store.ts';

const C1 = id('c', 1);
let dataDir: string;
let opened: OpenStore;
let store: Store;
let looks: number;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'shopbell-decider-'));
  opened = openDatabase({
    dataDir,
    fatal: (error) => {
      throw error;
    },
  });
  const calls = <T extends object>(
    target: T,
    made: (name: PropertyKey, args: unknown[], result: unknown) => unknown,
  ): T =>
    new Proxy(target, {
      get(_, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => made(name, args, Reflect.apply(value, target, args));
      },
    });
  const db = calls(opened.db, (_, [sql], statement) =>
    sql === SQL.sent && typeof statement === 'object' && statement
      ? calls(statement, (__, ___, row) => {
          looks += 1;
          return row;
        })
      : statement,
  );
  store = createSqliteStore({ ...opened, db, onDurable: () => {} });
  await begin(store, 1);
  looks = 0;
});
afterEach(async () => {
  await store.close();
  await opened.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Says it as the use cases do: what was stored before is found, what is new is appended. */
function say(n: number): Promise<'found' | 'new'> {
  const command = says(1, n);
  const author = 'id' in command.by ? command.by.id : '';
  return store.commit(SITE, [{ kind: 'conversation', id: C1 }], (view) => {
    if (view.sent(author, cid(n))) return { changes: [], result: 'found' };
    const before = view.conversation(C1);
    const verdict = before && decide(before, command);
    if (!before || !verdict || !('events' in verdict)) throw new Error('cannot be said');
    const { conversation, log } = append(before, verdict.events, 1000 + n);
    return { changes: [{ put: 'conversation', conversation, log }], result: 'new' };
  });
}

const length = async (): Promise<number> => (await store.conversation(SITE, C1))?.seq ?? 0;

it('[ST2] looks for no earlier try of what is new', async () => {
  const before = await length();
  for (let n = 10; n < 20; n++) expect(await say(n)).toBe('new');
  expect(await length()).toBe(before + 10);
  expect(looks).toBe(0);
});

it('[ST2] finds an earlier try, of this group or one before, and stores the others of the group once', async () => {
  const before = await length();
  expect(await say(10)).toBe('new');
  expect(await Promise.all([say(11), say(10), say(12), say(12), say(13)])).toEqual([
    'new',
    'found',
    'new',
    'found',
    'new',
  ]);
  expect(await length()).toBe(before + 4);
  const { events } = await store.readPublic(SITE, C1, { after: before, limit: 9 });
  expect(events.map((event) => event.cid)).toEqual([10, 11, 12, 13].map(cid));
});

it('[ST2] finds an earlier try that only a read of the next commit brings to light', async () => {
  await say(10);
  const before = await length();
  const author = shopper().id;
  const tried = say(10);
  const next = store.commit(SITE, [], (view) => {
    if (view.sent(author, cid(20))) return { changes: [], result: undefined };
    const words = view.event(C1, before);
    const { changes } = does(C1, says(1, 20))(view);
    return { changes, result: words };
  });
  expect(await Promise.all([tried, next])).toMatchObject(['found', { cid: cid(10) }]);
  expect(await length()).toBe(before + 1);
});

it('looks for a while once an earlier try was found, and then trusts again', async () => {
  await say(10);
  await say(10);
  looks = 0;
  await say(11);
  expect(looks).toBe(1);
  for (let n = 100; n < 170; n++) await say(n);
  looks = 0;
  await say(12);
  expect(looks).toBe(0);
});

it('[ST2] looks where what is new would leave no row of its own', async () => {
  await say(10);
  const command = says(1, 10);
  const author = 'id' in command.by ? command.by.id : '';
  const found = await store.commit(SITE, [], (view) => ({ changes: [], result: view.sent(author, cid(10)) }));
  expect(found?.conversation).toBe(C1);
  const refused = store.commit(SITE, [], (view) => {
    if (!view.sent(author, cid(10))) throw new Error('there is no earlier try');
    return { changes: [], result: 'found' };
  });
  expect(await refused).toBe('found');
});
