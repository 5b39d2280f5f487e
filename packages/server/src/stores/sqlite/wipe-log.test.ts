import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { agent, begin, cid, does, id, SITE, says, wholeLog } from '../../ports/store-world.contract.ts';
import { type OpenStore, openDatabase } from './open.ts';
import { createSqliteStore } from './store.ts';
import { createThinner } from './wipe-log.ts';

const C1 = id('c', 1);
let dataDir: string;
let opened: OpenStore;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'shopbell-wipe-'));
  opened = openDatabase({
    dataDir,
    fatal(error) {
      throw error;
    },
  });
});
afterEach(async () => {
  await opened.close();
  rmSync(dataDir, { recursive: true, force: true });
});

it('[ST41] takes the words out of a long conversation a piece in each turn, and all of them, at the desk too', async () => {
  const store = createSqliteStore({ ...opened, onDurable: () => {} });
  await begin(store, 1, { text: 'PLANTED' });
  await begin(store, 2, { text: 'somebody else' });
  const keys = [{ kind: 'conversation', id: C1 } as const];
  const said = Array.from({ length: 600 }, (_, n) => store.commit(SITE, keys, does(C1, says(1, 100 + n, 'PLANTED'))));
  const note = (n: number) => ({ do: 'note', by: agent(), cid: cid(1000 + n), text: 'PLANTED' }) as const;
  const noted = Array.from({ length: 300 }, (_, n) => store.commit(SITE, keys, does(C1, note(n))));
  await Promise.all([...said, ...noted]);
  const turns: number[] = [];
  const changed = opened.db.prepare('SELECT total_changes() AS n');
  const before = () => Number(changed.get()?.n);
  const thin = createThinner({
    ...opened,
    turn(write) {
      const from = before();
      write();
      turns.push(before() - from);
    },
  });
  await thin({ site: SITE, conversation: C1 });
  expect(turns.length).toBeGreaterThan(3);
  // A row, and its number in the list of those whose words are gone.
  expect(Math.max(...turns)).toBeLessThanOrEqual(2 * 256);
  const left = opened.db.prepare("SELECT count(*) AS n FROM log WHERE body LIKE '%PLANTED%'").get();
  expect(left).toEqual({ n: 0 });
  expect(await wholeLog(store, C1)).toHaveLength(602);
  expect(JSON.stringify(await wholeLog(store, id('c', 2)))).toContain('somebody else');
  await thin({ site: SITE, conversation: id('c', 9) });
  await store.close();
});
