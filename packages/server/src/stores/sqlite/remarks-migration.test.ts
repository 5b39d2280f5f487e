import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { migrate, readMigrations } from './migrate.ts';
import { toNoted, toRemark } from './shopper-row.ts';

/** The last step before. */
const BEFORE = 33;

it('[SP12] brings remarks of an older version along, in their order, and leaves nothing of them where they stood', () => {
  const steps = readMigrations();
  const db = new DatabaseSync(':memory:');
  migrate(
    db,
    steps.filter(({ version }) => version <= BEFORE),
  );
  const remark = (id: string, ...texts: string[]) => ({
    id,
    by: { id: 'a1', name: 'Ann' },
    ...(id === 'r2' ? { conversation: 'c1' } : {}),
    versions: texts.map((text, at) => ({ at, text })),
  });
  const said = [remark('r1', '要发票', '不要发票'), remark('r2', 'Wants “blue”')];
  const facts = { name: 'Mei', tags: ['t1'], attributes: [] };
  const add = db.prepare('INSERT INTO shopper (site, person, rev, facts, block) VALUES (?, ?, 3, ?, ?)');
  add.run('s1', 'm:1', JSON.stringify({ ...facts, remarks: said }), null);
  const block = { by: { id: 'a1', name: 'Ann' }, reason: 'Abuse', at: 7 };
  add.run('s1', 'm:2', JSON.stringify({ tags: [], remarks: [], attributes: [] }), JSON.stringify(block));
  const moved = () =>
    db
      .prepare('SELECT person FROM shopper_moved ORDER BY n')
      .all()
      .map(({ person }) => person);
  db.exec('DELETE FROM shopper_moved');
  migrate(db, steps);
  const rows = db.prepare('SELECT n, id, body FROM shopper_remark WHERE site = ? AND person = ? ORDER BY n');
  expect(rows.all('s1', 'm:1').map((row) => [row.n, toRemark(row)])).toEqual([
    [1, said[0]],
    [2, said[1]],
  ]);
  expect(rows.all('s1', 'm:2')).toEqual([]);
  const kept = db.prepare('SELECT facts FROM shopper ORDER BY person').all();
  expect(kept.map(toNoted)).toEqual([facts, { tags: [], attributes: [] }]);
  // What was found before is found as before: nobody's words are put in anew for this.
  expect(moved()).toEqual([]);
  db.exec(`UPDATE shopper_remark SET body = '{}' WHERE person = 'm:1' AND n = 2`);
  expect(moved()).toEqual(['m:1']);
  db.exec(`DELETE FROM shopper_moved; DELETE FROM shopper_remark WHERE person = 'm:1'`);
  expect(moved()).toEqual(['m:1']);
});
