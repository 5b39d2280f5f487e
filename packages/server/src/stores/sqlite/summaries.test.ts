import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { summarise } from '@shopbell/domain';
import { expect, it } from 'vitest';
import { agent, NOON, SITE } from '../../ports/store-world.contract.ts';
import { summariesContract } from '../../ports/summaries.contract.ts';
import { openDatabase } from './open.ts';
import { createSqliteSummaries, SUMMARY_SQL } from './summaries.ts';

const fatal = (error: Error): void => {
  throw error;
};

function start() {
  const dataDir = mkdtempSync(join(tmpdir(), 'shopbell-summaries-'));
  let opened = openDatabase({ dataDir, fatal });
  return {
    get opened() {
      return opened;
    },
    summaries: createSqliteSummaries(opened),
    async reopen() {
      await opened.close();
      opened = openDatabase({ dataDir, fatal });
      return createSqliteSummaries(opened);
    },
    async close() {
      await opened.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

summariesContract('sqlite', async () => start());

it('[SM3] changes and removes none of them; words can be erased, figures stay', async () => {
  const { opened, summaries, close } = start();
  const { id, name } = agent();
  const figures = summarise([], id, NOON, NOON + 9);
  const remarks = [{ text: 'Mei wants it in blue' }];
  await summaries.keep(SITE, 0, { agent: { id, name }, day: '2026-11-21', at: NOON, figures, remarks });
  expect(() => opened.db.exec("UPDATE summary SET figures = '{}'")).toThrow('append-only');
  expect(() => opened.db.exec('DELETE FROM summary')).toThrow('append-only');
  opened.db.exec('UPDATE summary SET words = NULL');
  expect(await summaries.versions(SITE, id, '2026-11-21')).toMatchObject([{ version: 1, figures, remarks: [] }]);
  for (const sql of Object.values(SUMMARY_SQL)) {
    const plan = opened.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array(sql.split('?').length - 1).fill('1'));
    for (const { detail } of plan) expect(String(detail)).toMatch(/SEARCH summary USING .*\(site=\?|SCAN \d+/);
  }
  await close();
});
