import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type OpenStore, openDatabase } from './open.ts';
import { createReferralTable, REFERRAL_SQL } from './referrals.ts';

let dataDir: string;
let opened: OpenStore;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'shopbell-referrals-'));
  opened = openDatabase({
    dataDir,
    fatal: (error) => {
      throw error;
    },
  });
  createReferralTable(opened.db).put({
    ...{ site: 's1', id: 'r1', hash: 'h1', store: 'market', by: { role: 'shopper' }, sentAt: 1, expiresAt: 9 },
    ...{ state: 'redeemed', openedAt: 2, redeemedAt: 3, at: 'market', redeemedBy: { way: 'api' } },
  });
});
afterEach(async () => {
  await opened.close();
  rmSync(dataDir, { recursive: true, force: true });
});

it('finds every referral by an index: by its code alone, else within its site', () => {
  const plans = Object.entries(REFERRAL_SQL)
    .filter(([name]) => name !== 'add')
    .map(([name, sql]) => {
      const values = Array.from({ length: sql.split('?').length - 1 }, () => '1');
      const found = opened.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
      return `${name}: ${found.map(({ detail }) => String(detail)).join('; ')}`;
    });
  for (const plan of plans) expect(plan).toMatch(plan.startsWith('get:') ? /\(hash=\?\)$/ : /\(site=\? AND [^;]*\)$/);
});

it.each([
  ['redeemed_at = 4', 'once'],
  ['redeemed_at = NULL', 'once'],
  [`redeemed_by = '{"at":"other"}'`, 'once'],
  ['opened_at = 5', 'once'],
  [`store = 'other'`, 'keeps'],
  [`hash = 'h2'`, 'keeps'],
])('[RB2] the schema itself refuses %s', (change, why) => {
  expect(() => opened.db.exec(`UPDATE referral SET ${change} WHERE id = 'r1'`)).toThrow(why);
  expect(() => opened.db.exec('DELETE FROM referral')).toThrow('kept');
});
