import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Directory } from './directory.ts';
import { id, NOON } from './store-world.contract.ts';
import type { Webhook, WebhookEntry, Webhooks } from './webhooks.ts';

interface Opened {
  webhooks: Webhooks;
  directory: Directory;
  /** The same data seen by one that remembers nothing. */
  reopen(): Promise<Webhooks>;
  close(): Promise<void>;
}

const BY = { role: 'agent', id: id('a', 1) } as const;
const hook = (n: number, over: Partial<Webhook> = {}): Webhook => ({
  ...{
    id: id('k', n),
    url: `https://shop.example/${n}`,
    topics: ['message', 'rated'],
    state: 'on',
    createdAt: NOON + n,
  },
  ...{ secrets: ['whsec_b', 'whsec_a'], ...over },
});
const entry = ({ id: of, topics, state }: Webhook): WebhookEntry => ({
  kind: 'webhook_set',
  body: { id: of, host: 'shop.example', topics, state },
});

/** What every adapter keeps to; `open` gives a directory that has the sites `s1` and `s2`. */
export function webhooksContract(name: string, open: () => Promise<Opened>): void {
  describe(`webhooks: ${name}`, () => {
    let opened: Opened;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    it('[WK1] keeps them as they were given, each site for itself, with its log', async () => {
      const { webhooks, directory } = opened;
      const before = (await directory.readSiteLog('s1', 0)).length;
      for (const each of [hook(1), hook(2)]) await webhooks.put('s1', each, entry(each), BY, NOON);
      const changed = hook(1, { url: 'https://other.example', state: 'full', secrets: ['whsec_c'] });
      await webhooks.put('s1', changed, entry(changed), BY, NOON + 9);
      await webhooks.put('s2', hook(1), entry(hook(1)), BY, NOON);
      const log = (await directory.readSiteLog('s1', before)).map(({ kind, at, actor, body }) => ({
        kind,
        at,
        actor,
        body,
      }));
      expect(log).toEqual([
        { ...entry(hook(1)), at: NOON, actor: BY },
        { ...entry(hook(2)), at: NOON, actor: BY },
        { ...entry(changed), at: NOON + 9, actor: BY },
      ]);
      const again = await opened.reopen();
      expect(await again.list('s1')).toStrictEqual([changed, hook(2)]);
      expect(await again.all()).toStrictEqual([
        { site: 's1', webhook: changed },
        { site: 's1', webhook: hook(2) },
        { site: 's2', webhook: hook(1) },
      ]);
    });

    it('[WK4] removes one, and no other site’s', async () => {
      const { webhooks, directory } = opened;
      for (const site of ['s1', 's2']) await webhooks.put(site, hook(1), entry(hook(1)), BY, NOON);
      const removed = { kind: 'webhook_removed', body: { id: hook(1).id, host: 'shop.example' } } as const;
      await webhooks.remove('s1', hook(1).id, removed, BY, NOON);
      expect(await webhooks.list('s1')).toEqual([]);
      expect(await webhooks.list('s2')).toEqual([hook(1)]);
      expect((await directory.readSiteLog('s1', 0)).at(-1)).toMatchObject(removed);
    });

    it('[RE1] keeps nothing of a change that can’t be logged', async () => {
      const { webhooks } = opened;
      await expect(webhooks.put('nowhere', hook(1), entry(hook(1)), BY, NOON)).rejects.toThrow();
      expect(await webhooks.all()).toEqual([]);
    });
  });
}
