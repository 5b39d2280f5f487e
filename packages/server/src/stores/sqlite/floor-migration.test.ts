import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { STANDARD_GROUPS } from '../../ports/settings.ts';
import { prepareFloor } from './directory-floor.ts';
import { migrate, readMigrations } from './migrate.ts';

/** The last step before the floor. */
const BEFORE = 8;

it('[FL1] gives the sites of an older store the groups that new ones have, says so in their logs, and keeps who is on duty', () => {
  const steps = readMigrations();
  const db = new DatabaseSync(':memory:');
  migrate(
    db,
    steps.filter(({ version }) => version <= BEFORE),
  );
  db.exec(`INSERT INTO account VALUES ('acc', 'Merchant', 1);
    INSERT INTO site VALUES ('s1', 'acc', 'one', 'One', 'UTC', 0, 1), ('s2', 'acc', 'two', 'Two', 'UTC', 0, 1);
    INSERT INTO agent VALUES ('a1', 'acc', 'a@example.com', 'Ann', '', 1);
    INSERT INTO membership VALUES ('s1', 'a1', 'admin', 1);
    INSERT INTO agent_status VALUES ('s1', 'a1', 'online', 7);
    INSERT INTO site_log VALUES ('s1', 1, 1, 'site_created', '{"role":"system"}', '{}')`);

  migrate(db, steps);

  const floor = prepareFloor(db);
  for (const site of ['s1', 's2']) expect(floor.settings(site)?.groups).toEqual(STANDARD_GROUPS);
  expect(floor.settings('s1')?.staff.get('a1')?.groups).toEqual(['pre-sales', 'after-sales']);
  const log = db.prepare('SELECT site, n, kind, body FROM site_log ORDER BY site, n').all();
  expect(log.map((row) => [row.site, row.n, row.kind, JSON.parse(String(row.body))])).toEqual([
    ['s1', 1, 'site_created', {}],
    ['s1', 2, 'group_set', STANDARD_GROUPS[0]],
    ['s1', 3, 'group_set', STANDARD_GROUPS[1]],
    ['s2', 1, 'group_set', STANDARD_GROUPS[0]],
    ['s2', 2, 'group_set', STANDARD_GROUPS[1]],
  ]);
  expect(db.prepare('SELECT * FROM agent_status').all()).toEqual([
    { site: 's1', agent: 'a1', status: 'online', since: 7 },
  ]);
  expect(() => db.exec("UPDATE agent_status SET status = 'busy'")).not.toThrow();
  expect(() => db.exec("UPDATE agent_status SET status = 'asleep'")).toThrow('CHECK');
  db.close();
});

it('[FL1] leaves the sites of an older store the seven days in which who comes back is the same case', () => {
  const steps = readMigrations();
  const db = new DatabaseSync(':memory:');
  migrate(
    db,
    steps.filter(({ version }) => version < 15),
  );
  db.exec(`INSERT INTO account VALUES ('acc', 'Merchant', 1);
    INSERT INTO site VALUES ('s1', 'acc', 'one', 'One', 'UTC', 0, 1), ('s2', 'acc', 'two', 'Two', 'UTC', 0, 1);
    INSERT INTO site_floor (site, left_reply_within_ms) VALUES ('s1', 60000)`);
  migrate(db, steps);
  const floor = prepareFloor(db);
  expect(floor.settings('s1')).toMatchObject({ leftReplyWithinMs: 60_000, caseWindowMs: 7 * 86_400_000 });
  expect(floor.settings('s2')).toMatchObject({ caseWindowMs: 7 * 86_400_000 });
  db.close();
});
