import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { fileBookContract } from '../../ports/file-book.contract.ts';
import { id, OTHER_SITE, SITE } from '../../ports/store-world.contract.ts';
import { createSqliteDirectory } from './directory.ts';
import { createSqliteFileBook } from './file-book.ts';
import { type OpenStore, openDatabase } from './open.ts';

const opened: { store: OpenStore; path: string }[] = [];

async function open(): Promise<OpenStore> {
  const path = mkdtempSync(join(tmpdir(), 'shopbell-book-'));
  const store = openDatabase({
    dataDir: path,
    fatal: (error) => {
      throw error;
    },
  });
  opened.push({ store, path });
  const site = (of: string) =>
    ({
      kind: 'site',
      site: {
        id: of,
        account: 'acc',
        slug: `s-${of.at(-1)}`,
        name: 'S',
        timeZone: 'UTC',
        origins: [],
        anyLocalhost: false,
      },
    }) as const;
  const changes = [{ kind: 'account', id: 'acc', name: 'M' } as const, site(SITE), site(OTHER_SITE)];
  await createSqliteDirectory(store).change(changes, { role: 'system' }, 1);
  return store;
}

afterEach(async () => {
  for (const { store, path } of opened.splice(0)) {
    await store.close();
    rmSync(path, { recursive: true });
  }
});

fileBookContract('sqlite', async () => createSqliteFileBook(await open()));

it('finds what is swept, and the file of a message, by an index', async () => {
  const { db } = await open();
  const plan = (sql: string) =>
    db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => String(detail))
      .join();
  expect(
    plan('SELECT * FROM file WHERE conversation IS NULL AND created_at < 5 ORDER BY created_at LIMIT 9'),
  ).toContain('file_unsaid');
  expect(plan('SELECT * FROM file WHERE conversation IS NOT NULL AND created_at >= 5 LIMIT 9')).toContain('file_said');
  expect(plan(`SELECT * FROM file WHERE site = 's' AND conversation = '${id('c', 1)}' AND seq = 1`)).toContain(
    'file_by_place',
  );
  expect(
    plan("SELECT id FROM file WHERE kept = 0 AND state = 'uploading' AND created_at < 5 ORDER BY created_at LIMIT 9"),
  ).toContain('file_empty');
});
