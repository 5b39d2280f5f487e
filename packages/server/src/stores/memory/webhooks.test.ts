import { webhooksContract } from '../../ports/webhooks.contract.ts';
import { createMemoryDirectory } from './directory.ts';
import { createMemoryWebhooks } from './webhooks.ts';

webhooksContract('memory', async () => {
  const directory = createMemoryDirectory();
  for (const id of ['s1', 's2']) {
    const site = { id, account: 'acc', slug: id, name: id, timeZone: 'UTC', origins: [], anyLocalhost: false };
    const account = { kind: 'account', id: 'acc', name: 'Merchant' } as const;
    await directory.change([account, { kind: 'site', site }], { role: 'system' }, 1);
  }
  const webhooks = createMemoryWebhooks(directory);
  return { webhooks, directory, reopen: async () => webhooks, close: async () => {} };
});
