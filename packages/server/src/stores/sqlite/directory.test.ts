import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { directoryContract } from '../../ports/directory.contract.ts';
import { floorContract } from '../../ports/directory-floor.contract.ts';
import { peopleContract } from '../../ports/directory-people.contract.ts';
import { siteLogContract } from '../../ports/site-log-look.contract.ts';
import { StoreBusy } from '../../ports/store.ts';
import { createSqliteDirectory } from './directory.ts';
import { type OpenStore, openDatabase } from './open.ts';
import { LOG_SQL } from './site-log.ts';
import { STANDING_SQL } from './standing.ts';

const opened: OpenStore[] = [];
const folders: string[] = [];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'shopbell-directory-'));
  folders.push(path);
  return path;
}

function open(dataDir: string): OpenStore {
  const store = openDatabase({
    dataDir,
    fatal: (error) => {
      throw error;
    },
  });
  opened.push(store);
  return store;
}

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  for (const path of folders.splice(0)) rmSync(path, { recursive: true });
});

directoryContract('sqlite', async () => createSqliteDirectory(open(folder())));
peopleContract('sqlite', async () => createSqliteDirectory(open(folder())));
floorContract('sqlite', async () => createSqliteDirectory(open(folder())));
siteLogContract('sqlite', async () => createSqliteDirectory(open(folder())));

it('[RE5] looks back through a log by its index, what an entry follows included', () => {
  const { db } = open(folder());
  const plan = (sql: string, ...values: (string | number)[]) =>
    db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values)
      .map(({ detail }) => String(detail));
  expect(plan(LOG_SQL.page, 's', 9, 1, '[]', '', 1)[0]).toBe(
    'SEARCH site_log USING PRIMARY KEY (site=? AND n>? AND n<?)',
  );
  expect(plan(LOG_SQL.last, 's', 'k', 'a', 9)).toEqual([
    'SEARCH site_log USING INDEX site_log_by_subject (site=? AND kind=? AND <expr>=? AND n<?)',
  ]);
});

it('[RL38] finds how an agent stood by the index of the log', () => {
  const { db } = open(folder());
  for (const sql of [STANDING_SQL.word, STANDING_SQL.last]) {
    const [row] = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all('s', 'a');
    expect(row?.detail).toBe('SEARCH site_log USING INDEX site_log_by_subject (site=? AND kind=? AND <expr>=?)');
  }
});

describe('the sqlite directory', () => {
  const demo = [
    { kind: 'account', id: 'acc1', name: 'Merchant' },
    {
      kind: 'site',
      site: {
        id: 's1',
        account: 'acc1',
        slug: 'demo',
        name: 'Demo',
        timeZone: 'UTC',
        origins: [],
        anyLocalhost: true,
      },
    },
  ] as const;

  it('has everything again after the file was closed and opened', async () => {
    const path = folder();
    const store = open(path);
    await createSqliteDirectory(store).change(demo, { role: 'system' }, 500);
    await opened.pop()?.close();
    const again = createSqliteDirectory(open(path));
    expect(await again.site({ slug: 'demo' })).toMatchObject({ id: 's1' });
    expect(await again.readSiteLog('s1', 0)).toHaveLength(1);
  });

  it('resolves a write only after its sync, and a refused one without', async () => {
    const order: string[] = [];
    const directory = createSqliteDirectory({
      ...open(folder()),
      sync: async () => {
        order.push('sync');
      },
    });
    await directory.change(demo, { role: 'system' }, 500);
    order.push('resolved');
    await directory.change(demo, { role: 'system' }, 500);
    order.push('refused');
    expect(order).toEqual(['sync', 'resolved', 'refused']);
  });

  it('asks for patience, and leaves nothing behind, when there is no room', async () => {
    const opened = open(folder());
    const directory = createSqliteDirectory(opened);
    const { page_count: pages } = opened.db.prepare('PRAGMA page_count').get() ?? {};
    opened.db.exec(`PRAGMA max_page_count = ${Number(pages)}`);
    const many = Array.from(
      { length: 500 },
      (_, i) => ({ kind: 'account', id: `a${i}`, name: 'x'.repeat(200) }) as const,
    );
    await expect(directory.change([...demo, ...many], { role: 'system' }, 500)).rejects.toThrow(StoreBusy);
    opened.db.exec('PRAGMA max_page_count = 100000');
    expect(await directory.site({ slug: 'demo' })).toBeUndefined();
    expect(await directory.change([...demo, ...many], { role: 'system' }, 500)).toEqual({ ok: true });
  });

  it('ends the process when it can’t be said whether a commit is in the file', async () => {
    const ended: Error[] = [];
    const { db, sync, turn } = open(folder());
    const torn = new Proxy(db, {
      get(target, name) {
        if (name === 'exec') {
          return (sql: string) => {
            if (sql === 'COMMIT') throw Object.assign(new Error('disk I/O error'), { errcode: 10 });
            target.exec(sql);
          };
        }
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const directory = createSqliteDirectory({ db: torn, sync, turn, fatal: (error) => ended.push(error) });
    await expect(directory.change(demo, { role: 'system' }, 500)).rejects.toThrow();
    expect(ended).toHaveLength(1);
  });

  it('keeps the site log append-only', async () => {
    const opened = open(folder());
    const { db } = opened;
    await createSqliteDirectory(opened).change(demo, { role: 'system' }, 500);
    expect(() => db.exec('UPDATE site_log SET at = 0')).toThrow('append-only');
    expect(() => db.exec('DELETE FROM site_log')).toThrow('append-only');
  });

  it('finds what it looks up by an index, never by reading a whole table', () => {
    const { db } = open(folder());
    const lookups = [
      'SELECT * FROM session WHERE site = ? AND hash = ?',
      'SELECT * FROM membership WHERE agent = ? ORDER BY created_at, rowid',
      'SELECT * FROM site_log WHERE site = ? AND n > ? ORDER BY n LIMIT ?',
      'DELETE FROM session WHERE site = ? AND agent = ? AND expires_at <= ?',
      'SELECT id FROM site_api_key WHERE site = ? AND hash = ? AND retired_at IS NULL',
      'SELECT * FROM site_group WHERE site = ? ORDER BY n',
      'SELECT * FROM staff WHERE site = ?',
      'SELECT * FROM staff_group WHERE site = ? ORDER BY agent',
      'SELECT agent FROM membership WHERE site = ? ORDER BY created_at, rowid',
      'SELECT * FROM invitation WHERE site = ? AND hash = ?',
      'SELECT * FROM reset_link WHERE agent = ?',
      `SELECT x.site, x.hash FROM membership m JOIN session x ON x.site = m.site AND x.agent = m.agent
       WHERE m.agent = ? AND x.revoked_at IS NULL`,
    ];
    for (const lookup of lookups) {
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${lookup}`).all();
      expect(JSON.stringify(plan)).not.toMatch(/SCAN/);
    }
  });
});
