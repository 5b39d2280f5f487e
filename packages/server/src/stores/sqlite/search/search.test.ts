import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { searchContract } from '../../../ports/search.contract.ts';
import type { Question } from '../../../ports/search.ts';
import { act, begin, cid, id, NOON, SITE, says, shopper } from '../../../ports/store-world.contract.ts';
import { piecesOf } from '../../../search/atoms.ts';
import { openDatabase } from '../open.ts';
import { createSqliteShoppers } from '../shoppers.ts';
import { createSqliteStore } from '../store.ts';
import { BLOCK_ROWS } from './parts.ts';
import { createSqliteSearch, type SqliteSearchOptions } from './search.ts';
import { partsQueryOf } from './terms.ts';

const fatal = (error: Error): void => {
  throw error;
};

type Over = Partial<Pick<SqliteSearchOptions, 'epoch' | 'watch' | 'busy' | 'behindMs'>>;

function start(dataDir: string, over: Over = {}) {
  const opened = openDatabase({ dataDir, fatal });
  const store = createSqliteStore({ ...opened, onDurable: (appended) => search.follow(appended) });
  const search = createSqliteSearch({ dataDir, epoch: opened.epoch, end: store.end, ...over });
  search.begin();
  const close = async (): Promise<void> => {
    await search.close();
    await store.close();
    await opened.close();
  };
  return { opened, store, search, shoppers: createSqliteShoppers(opened), close };
}

searchContract('sqlite', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'shopbell-search-'));
  const { store, search, shoppers, close } = start(dataDir);
  return {
    store,
    search,
    shoppers,
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
  const SAID = '退货的暗号是 velociraptor';
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
  const sayMany = (count: number, text: (n: number) => string) =>
    Promise.all(Array.from({ length: count }, (_, n) => act(now.store, C1, says(1, 10 + n, text(n)))));
  /** Blocks of rows that the index names for a part. */
  const blocks = (part: string): number => {
    const db = new DatabaseSync(path(), { readOnly: true });
    try {
      const query = partsQueryOf(1, piecesOf(part) ?? []);
      return Number(db.prepare('SELECT count(*) AS n FROM part WHERE part MATCH ?').get(query)?.n);
    } finally {
      db.close();
    }
  };
  let amendments = 900;
  const amend = async (over: { do: 'edit'; text: string } | { do: 'recall' }, of: number) => {
    const target = await now.store.commit(SITE, [], (view) => ({ changes: [], result: view.event(C1, of) }));
    amendments += 1;
    await act(now.store, C1, { ...over, by: shopper(), cid: cid(amendments), of, target, now: NOON, windowMs: 1000 });
  };
  const again = async (over: Over = {}, meanwhile = () => {}): Promise<void> => {
    await now.close();
    meanwhile();
    now = start(dataDir, { watch, ...over });
  };

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'shopbell-search-'));
    anew = 0;
    now = start(dataDir, { watch });
    await begin(now.store, 1);
    await act(now.store, C1, says(1, 2, SAID));
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
    await again({}, () => spoil(path()));
    expect([await count('退货'), anew]).toEqual([1, 2]);
  });

  it('[SE7] is made anew in another life of the store', async () => {
    await again({ epoch: 'another-epoch-of-it' });
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

  it('[SE8] forgets what was written about a shopper and is erased, to the last byte', async () => {
    const person = `p:${id('p', 1)}` as const;
    const by = { id: 'a1', name: 'Ann' };
    await now.shoppers.write(SITE, person, { set: 'name', name: 'tyrannosaur' });
    await now.shoppers.write(SITE, person, { set: 'remark', id: 'r1', by, at: NOON, text: 'Knows 阿尔伯特' });
    const found = async (words: string) => (await now.search.ask(question(words))).people?.found.length;
    const bytes = () => readFileSync(path(), 'latin1') + readFileSync(`${path()}-wal`, 'latin1');
    const latin = (text: string) => Buffer.from(text).toString('latin1');
    await now.search.caughtUp();
    expect([await found('tyrannosaur'), await found('伯特')]).toEqual([1, 1]);
    expect(bytes()).toContain('tyrannosaur');
    await now.shoppers.erase(SITE, person);
    // From that moment, and behind it: what a question takes of it is no sooner gone from the file than with the next batch.
    expect([await found('tyrannosaur'), await found('伯特')]).toEqual([0, 0]);
    await act(now.store, C1, says(1, 77, 'anything'));
    await now.search.caughtUp();
    for (const gone of ['tyrannosaur', 'nosaur', latin('伯特'), latin('阿尔')]) expect(bytes()).not.toContain(gone);
  });

  it('[SE7] finds shoppers whose names, tags and remarks were written before there was an index', async () => {
    const member = { id: 'u-77', name: '欧阳小明' };
    await act(now.store, C1, { do: 'identify', by: { role: 'system' }, member });
    await now.shoppers.write(SITE, 'm:u-77', { set: 'name', name: 'Aunt Mei' });
    await again({}, () => rmSync(path()));
    const found = async (words: string) =>
      (await now.search.ask(question(words))).people?.found.map(({ kind }) => kind);
    await now.search.caughtUp();
    expect([await found('mei'), await found('小明')]).toEqual([['named'], ['known']]);
  });

  it('[SE8] forgets what is erased among many rows, with the characters that stood there alone', async () => {
    for (let n = 10; n < 10 + 3 * BLOCK_ROWS; n++)
      await act(now.store, C1, says(1, n, n === 40 ? '龘 zygote' : '退款'));
    expect([await count('龘'), await count('zy'), await count('退')]).toEqual([1, 1, 9]);
    expect([blocks('龘'), blocks('zy'), blocks('zyg')]).toEqual([1, 1, 1]);
    now.opened.db.exec("UPDATE log SET body = NULL WHERE body LIKE '%zygote%'");
    expect([await count('龘'), await count('zy'), await count('退')]).toEqual([0, 0, 9]);
    expect([blocks('龘'), blocks('zy'), blocks('zyg'), blocks('退') > 0]).toEqual([0, 0, 0, true]);
    const bytes = readFileSync(path(), 'latin1') + readFileSync(`${path()}-wal`, 'latin1');
    expect(bytes).not.toContain(Buffer.from('龘').toString('latin1'));
    expect(bytes).not.toContain('zyg');
  });

  it('[SE2] finds an edited message by its new characters alone, long after', async () => {
    await act(now.store, C1, says(1, 3, '龘 zygote'));
    await sayMany(2 * BLOCK_ROWS, () => '退款');
    await now.search.caughtUp();
    await amend({ do: 'edit', text: '齉 quark' }, 4);
    expect([await count('龘'), await count('齉'), await count('zy'), await count('qu')]).toEqual([0, 1, 0, 1]);
  });

  describe('beside a busy relay', () => {
    const put = (words: string): unknown => {
      const db = new DatabaseSync(path(), { readOnly: true });
      try {
        return db.prepare('SELECT count(*) AS n FROM doc WHERE text = ?').get(words)?.n;
      } finally {
        db.close();
      }
    };

    const found = async (words: string) =>
      (await now.search.ask(question(words))).found.map(({ seq, snippet }) => [seq, snippet.text]);

    it('[SE2] finds what waits by its newest words, and what is in the index by none that were changed since', async () => {
      await again({ busy: () => 1 });
      await now.search.caughtUp();
      await act(now.store, C1, says(1, 3, '退货 first'));
      await amend({ do: 'edit', text: '退货 second' }, 4);
      await amend({ do: 'edit', text: '退货 third' }, 3);
      await act(now.store, C1, says(1, 4, 'the end'));
      await expect.poll(() => found('the end'), { timeout: 20_000 }).toHaveLength(1);
      expect(await found('退货')).toEqual([
        [4, '退货 second'],
        [3, '退货 third'],
      ]);
      expect([await found('first'), await found('velociraptor')]).toEqual([[], []]);
      await amend({ do: 'recall' }, 4);
      expect(await found('second')).toEqual([]);
      expect([put('退货 first'), put('退货 second'), put('the end')]).toEqual([0, 0, 0]);
    });

    it('[SE10] waits while the relay is busy, and works once it is quiet', async () => {
      let [busy, looks] = [0, 0];
      const look = () => {
        looks += 1;
        return busy;
      };
      await again({ busy: look });
      await now.search.caughtUp();
      [busy, looks] = [1, 0];
      await act(now.store, C1, says(1, 3, '退货 again'));
      await expect.poll(() => looks, { timeout: 20_000 }).toBeGreaterThan(3);
      expect([put('退货 again'), now.search.lag().rows]).toEqual([0, 1]);
      expect(await found('again')).toEqual([[4, '退货 again']]);
      expect(await found('退货')).toEqual([
        [4, '退货 again'],
        [3, SAID],
      ]);
      busy = 0;
      await expect.poll(() => put('退货 again'), { timeout: 20_000 }).toBe(1);
    });

    it('[SE10] waits no longer than it may', async () => {
      await again({ busy: () => 1, behindMs: 600 });
      await now.search.caughtUp();
      await act(now.store, C1, says(1, 3, '退货 again'));
      await expect.poll(() => put('退货 again'), { timeout: 20_000 }).toBe(1);
    });
  });
});
