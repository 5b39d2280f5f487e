import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { migrate, readMigrations } from './migrate.ts';
import { toReply } from './reply-row.ts';

/** The last step before. */
const BEFORE = 29;

it('[RP9] gives replies whose group was removed in an older version to every group, and each console asks anew', () => {
  const steps = readMigrations();
  const db = new DatabaseSync(':memory:');
  migrate(
    db,
    steps.filter(({ version }) => version <= BEFORE),
  );
  db.exec(`
    INSERT INTO account (id, name, created_at) VALUES ('acc', 'M', 1);
    INSERT INTO site (id, account, slug, name, time_zone, any_localhost, created_at) VALUES ('s1', 'acc', 's', 'S', 'UTC', 0, 1);
    INSERT INTO site_group (site, id, name, mode, share, accept_ms, max_waiting, max_wait_ms, grace_ms, hours, n)
      VALUES ('s1', 'vip', 'VIP', 'pick', 'longest_idle', NULL, 5, 60000, 60000, NULL, 1);
    INSERT INTO reply_revision (site, owner, revision) VALUES ('s1', '', 4);
  `);
  const add = db.prepare("INSERT INTO reply VALUES ('s1', '', ?, ?, 'greet', ?, ?, 'x', '', '', 1)");
  for (const [n, [id, group, title]] of [
    ['a', '', 'Hi'],
    ['b', 'gone', 'Hi'],
    ['c', 'gone', 'Bye'],
    ['d', 'vip', 'Hi'],
  ].entries())
    add.run(id ?? '', n, group ?? '', title ?? '');
  migrate(db, steps);
  const rows = db.prepare('SELECT * FROM reply ORDER BY n').all().map(toReply);
  expect(rows.map(({ id, group, title }) => [id, group, title])).toEqual([
    ['a', undefined, 'Hi'],
    ['b', undefined, 'Hi (gone)'],
    ['c', undefined, 'Bye'],
    ['d', 'vip', 'Hi'],
  ]);
  expect(db.prepare('SELECT revision FROM reply_revision').get()).toEqual({ revision: 5 });
});
