import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { searchContract } from '../../../ports/search.contract.ts';
import type { Question } from '../../../ports/search.ts';
import { act, begin, id, SITE, says } from '../../../ports/store-world.contract.ts';
import { openDatabase } from '../open.ts';
import { createSqliteStore } from '../store.ts';
import { createSqliteSearch, type SearchWatch } from './search.ts';

const fatal = (error: Error): void => {
  throw error;
};

function start(dataDir: string, epoch?: string, watch?: SearchWatch) {
  const opened = openDatabase({ dataDir, fatal });
  const store = createSqliteStore({ ...opened, onDurable: (appended) => search.follow(appended) });
  const search = createSqliteSearch({ dataDir, epoch: epoch ?? opened.epoch, end: store.end, watch });
  search.begin();
  const close = async (): Promise<void> => {
    await search.close();
    await store.close();
    await opened.close();
  };
  return { opened, store, search, close };
}

searchContract('sqlite', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'shopbell-search-'));
  const { store, search, close } = start(dataDir);
  return {
    store,
    search,
    async close() {
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
});

describe('search.db', () => {
  let dataDir: string;
  let now: ReturnType<typeof start>;
  let anew: number;
  const path = () => join(dataDir, 'search.db');
  const watch = {
    anew() {
      anew += 1;
    },
    failing() {},
  };
  const C1 = id('c', 1);
  const question = (words: string): Question => ({
    site: SITE,
    by: { agent: id('a', 9), duty: 'admin' },
    words,
    limit: 9,
  });
  const count = async (words: string): Promise<number> => {
    await now.search.caughtUp();
    return (await now.search.ask(question(words))).found.length;
  };
  const again = async (epoch?: string, meanwhile = () => {}): Promise<void> => {
    await now.close();
    meanwhile();
    now = start(dataDir, epoch, watch);
  };

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'shopbell-search-'));
    anew = 0;
    now = start(dataDir, undefined, watch);
    await begin(now.store, 1);
    await act(now.store, C1, says(1, 2, '退货的暗号是 velociraptor'));
    await now.search.caughtUp();
  });
  afterEach(async () => {
    await now.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is for the user of the server alone', () => {
    for (const end of ['', '-wal']) expect(statSync(path() + end).mode & 0o777).toBe(0o600);
  });

  it('goes on where it was, after a restart', async () => {
    expect(anew).toBe(1);
    await again();
    await act(now.store, C1, says(1, 3, '退货 again'));
    expect([await count('退货'), anew]).toEqual([2, 1]);
  });

  it.each<[string, (path: string) => void]>([
    ['is missing', (path) => rmSync(path)],
    ['is no database', (path) => writeFileSync(path, 'x'.repeat(9000))],
    [
      'is of an older version',
      (path) => {
        const db = new DatabaseSync(path);
        db.exec("UPDATE meta SET value = '0' WHERE name = 'version'");
        db.close();
      },
    ],
  ])('[SE7] is made anew when it %s', async (_, spoil) => {
    await again(undefined, () => spoil(path()));
    expect([await count('退货'), anew]).toEqual([1, 2]);
  });

  it('[SE7] is made anew in another life of the store', async () => {
    await again('another-epoch-of-it');
    expect([await count('退货'), anew]).toEqual([1, 2]);
  });

  it('[SE8] forgets what is erased in the store, to the last byte', async () => {
    expect(readFileSync(path(), 'latin1') + readFileSync(`${path()}-wal`, 'latin1')).toContain('velociraptor');
    now.opened.db.exec("UPDATE log SET body = NULL WHERE body LIKE '%velociraptor%'");
    // Before the next batch too: what is shown is read from the store.
    expect((await now.search.ask(question('退货'))).found).toEqual([]);
    expect(await count('velociraptor')).toBe(0);
    const bytes = readFileSync(path(), 'latin1') + readFileSync(`${path()}-wal`, 'latin1');
    expect(bytes).not.toContain('velociraptor');
    expect(bytes).not.toContain('raptor');
  });
});
