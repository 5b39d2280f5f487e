import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeContract } from '../../ports/store.contract.ts';
import type { OnDurable } from '../../ports/store.ts';
import { openDatabase } from './open.ts';
import { createSqliteStore } from './store.ts';

const fatal = (error: Error): void => {
  throw error;
};

storeContract('sqlite', async (onDurable: OnDurable, gate: () => Promise<void>) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'shopbell-store-'));
  const start = () => {
    const opened = openDatabase({ dataDir, fatal });
    const sync = async (): Promise<void> => {
      await gate();
      await opened.sync();
    };
    return { opened, store: createSqliteStore({ ...opened, sync, onDurable }) };
  };
  let now = start();
  const stop = async (): Promise<void> => {
    await now.store.close();
    await now.opened.close();
  };
  return {
    store: now.store,
    reopen: async () => {
      await stop();
      now = start();
      return now.store;
    },
    close: async () => {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
});
