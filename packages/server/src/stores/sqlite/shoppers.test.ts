import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shoppersContract } from '../../ports/shoppers.contract.ts';
import { openDatabase } from './open.ts';
import { createSqliteShoppers } from './shoppers.ts';

const fatal = (error: Error): void => {
  throw error;
};

function folder() {
  const dataDir = mkdtempSync(join(tmpdir(), 'shopbell-shoppers-'));
  const start = () => {
    const opened = openDatabase({ dataDir, fatal });
    return { opened, shoppers: createSqliteShoppers(opened) };
  };
  return { dataDir, start, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

shoppersContract('sqlite', async () => {
  const { start, remove } = folder();
  let now = start();
  return {
    shoppers: now.shoppers,
    async reopen() {
      await now.opened.close();
      now = start();
      return now.shoppers;
    },
    async close() {
      await now.opened.close();
      remove();
    },
  };
});

it('[SP6] leaves nothing of an erased person in the data folder', async () => {
  const { dataDir, start, remove } = folder();
  const { opened, shoppers } = start();
  const planted = 'planted-9f31';
  await shoppers.write('s1', 'm:1', { set: 'name', name: planted });
  await shoppers.write('s1', 'm:1', {
    set: 'remark',
    id: 'r1',
    by: { id: 'a1', name: 'Ann' },
    at: 1,
    text: `${planted} wants blue`,
  });
  const found = () => readdirSync(dataDir).some((name) => readFileSync(join(dataDir, name)).includes(planted));
  expect(found()).toBe(true);
  await shoppers.erase('s1', 'm:1');
  opened.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  expect(found()).toBe(false);
  await opened.close();
  remove();
});
