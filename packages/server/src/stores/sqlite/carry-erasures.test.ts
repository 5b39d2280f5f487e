import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { carryErasures } from './carry-erasures.ts';
import { openDatabase } from './open.ts';

const ERASURE = { site: 's', person: 'p:1', at: 1 } as const;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'shopbell-carry-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** How a file's tables of erasing are made, without remarks and spaces. */
function tablesOf(path: string): string[] {
  const db = new DatabaseSync(path, { readOnly: true });
  const rows = db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name LIKE 'eras%'").all();
  db.close();
  return rows.map(({ sql }) => String(sql).replaceAll(/--.*$/gm, '').replaceAll(/\s+/g, '')).sort();
}

it('[ER4] makes the tables in a copy of an older store just as the migrations make them', async () => {
  const opened = openDatabase({
    dataDir: dir,
    fatal(error) {
      throw error;
    },
  });
  opened.db.prepare('INSERT INTO erasure (site, person, at) VALUES (?, ?, ?)').run(...Object.values(ERASURE));
  await opened.close();
  const store = join(dir, 'shopbell.db');
  const copy = join(dir, 'copy.db');
  expect(carryErasures(store, copy)).toBe(1);
  expect(tablesOf(store)).toHaveLength(3);
  expect(tablesOf(copy)).toEqual(tablesOf(store));
});
