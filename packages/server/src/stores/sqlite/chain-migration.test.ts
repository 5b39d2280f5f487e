import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { migrate, readMigrations } from './migrate.ts';

/** The last step before the chain. */
const BEFORE = 5;

it('[ST13] puts the log of an older store in a chain, each talk its own, and loses no row', () => {
  const steps = readMigrations();
  const db = new DatabaseSync(':memory:');
  migrate(
    db,
    steps.filter(({ version }) => version <= BEFORE),
  );
  const add =
    db.prepare(`INSERT INTO log (site, conversation, seq, desk_seq, after_seq, kind, at, role, size, body, "of")
    VALUES (1, ?, ?, ?, ?, ?, 1, 'system', 2, '{}', ?)`);
  // Ids 1 … 7: two talks in turn, a note between them, an edit and a recall.
  add.run(1, 1, null, null, 'requested', null);
  add.run(2, 1, null, null, 'requested', null);
  add.run(1, 2, null, null, 'message', null);
  add.run(1, null, 1, 2, 'note', null);
  add.run(2, 2, null, null, 'message', null);
  add.run(1, 3, null, null, 'edited', 2);
  add.run(2, 3, null, null, 'recalled', 2);
  db.exec(`INSERT INTO head (site, conversation, seq, desk_seq, last_at, last, words)
    VALUES (1, 1, 3, 1, 1, 2, 3), (1, 2, 3, 0, 1, 2, NULL)`);
  const rows = 'SELECT id, conversation, seq, desk_seq, after_seq, kind, "of", body FROM log ORDER BY id';
  const were = db.prepare(rows).all();

  migrate(db, steps);

  expect(db.prepare(rows).all()).toEqual(were);
  expect(db.prepare('SELECT id, prev FROM log WHERE prev IS NOT NULL ORDER BY id').all()).toEqual([
    { id: 3, prev: 1 },
    { id: 5, prev: 2 },
    { id: 6, prev: 3 },
    { id: 7, prev: 5 },
  ]);
  expect(db.prepare('SELECT conversation, tip, last, words FROM head ORDER BY conversation').all()).toEqual([
    { conversation: 1, tip: 6, last: 3, words: 6 },
    { conversation: 2, tip: 7, last: 5, words: null },
  ]);
  db.close();
});
