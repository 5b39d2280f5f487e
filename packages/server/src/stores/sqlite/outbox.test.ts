import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FEW_KEPT, outboxContract } from '../../ports/outbox.contract.ts';
import { createGate, id, NOON, note, SITE, turns } from '../../ports/store-world.contract.ts';
import { openDatabase } from './open.ts';
import { createSqliteOutbox, OUTBOX_SQL } from './outbox.ts';
import { createSqliteStore } from './store.ts';

const fatal = (error: Error): void => {
  throw error;
};

function start() {
  const dataDir = mkdtempSync(join(tmpdir(), 'shopbell-outbox-'));
  const open = () => {
    const opened = openDatabase({ dataDir, fatal });
    return { opened, store: createSqliteStore({ ...opened, onDurable: () => {} }) };
  };
  let now = open();
  const stop = async () => {
    await now.store.close();
    await now.opened.close();
  };
  return {
    opened: now.opened,
    store: now.store,
    outbox: createSqliteOutbox(now.opened, FEW_KEPT),
    async reopen() {
      await stop();
      now = open();
      return createSqliteOutbox(now.opened, FEW_KEPT);
    },
    async close() {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

outboxContract('sqlite', async () => start());

test('[OG3] gives out nothing before it is on the disk', async () => {
  const { opened, store, close } = start();
  const gate = createGate();
  const outbox = createSqliteOutbox({ ...opened, sync: gate.pass });
  const about = { ref: 'R1' };
  const outgoing = { id: id('k', 1), target: 'mail', topic: 'referral', about, at: NOON, dueAt: NOON } as const;
  await store.commit(SITE, [], () => ({ changes: [{ put: 'outgoing', outgoing }], result: undefined }));
  gate.hold();
  const settled: string[] = [];
  const reading = outbox.due(SITE, 'mail', NOON, 9);
  note(settled, 'read', reading);
  await turns();
  expect(settled).toEqual([]);
  gate.release();
  expect(await reading).toHaveLength(1);
  // What was synced once isn't waited for again; what is new is.
  gate.hold();
  expect(await outbox.due(SITE, 'mail', NOON, 9)).toHaveLength(1);
  const later = { ...outgoing, id: id('k', 2), about: { ref: 'R2' } };
  await store.commit(SITE, [], () => ({ changes: [{ put: 'outgoing', outgoing: later }], result: undefined }));
  note(settled, 'new', outbox.due(SITE, 'mail', NOON, 9));
  await turns();
  expect(settled).toEqual(['read']);
  gate.release();
  await close();
});

test('[OG6] finds its rows by the site and the target, however many others there are', async () => {
  const { opened, close } = start();
  const { total: _, newest: __, ...asked } = OUTBOX_SQL;
  for (const sql of Object.values(asked)) {
    const count = new Set(sql.match(/\?\d+/g)).size;
    const plan = opened.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array.from({ length: count }, () => 1));
    const details = plan.map(({ detail }) => String(detail)).filter((detail) => !/CORRELATED/.test(detail));
    for (const detail of details) {
      expect(detail).toMatch(
        /^SEARCH \w+ USING (COVERING )?(INDEX outgoing_\w+ \((site=\? AND target=\?|\(site,target\)>)|INTEGER PRIMARY KEY)/,
      );
    }
  }
  await close();
});
