import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webhooksContract } from '../../ports/webhooks.contract.ts';
import { createSqliteDirectory } from './directory.ts';
import { openDatabase } from './open.ts';
import { createSqliteWebhooks } from './webhooks.ts';

const fatal = (error: Error): void => {
  throw error;
};

webhooksContract('sqlite', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'shopbell-webhooks-'));
  let opened = openDatabase({ dataDir, fatal });
  const directory = createSqliteDirectory(opened);
  for (const id of ['s1', 's2']) {
    const site = { id, account: 'acc', slug: id, name: id, timeZone: 'UTC', origins: [], anyLocalhost: false };
    const account = { kind: 'account', id: 'acc', name: 'Merchant' } as const;
    await directory.change([account, { kind: 'site', site }], { role: 'system' }, 1);
  }
  return {
    webhooks: createSqliteWebhooks(opened),
    directory,
    async reopen() {
      await opened.close();
      opened = openDatabase({ dataDir, fatal });
      return createSqliteWebhooks(opened);
    },
    async close() {
      await opened.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
});
