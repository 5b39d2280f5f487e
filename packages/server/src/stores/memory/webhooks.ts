import type { SiteId } from '@shopbell/protocol';
import type { Directory } from '../../ports/directory.ts';
import type { LogActor } from '../../ports/site-log.ts';
import type { Webhook, WebhookEntry, Webhooks } from '../../ports/webhooks.ts';

/** Webhooks in memory. */
export function createMemoryWebhooks(directory: Pick<Directory, 'change'>): Webhooks {
  let kept: { site: SiteId; webhook: Webhook }[] = [];
  async function note(site: SiteId, entry: WebhookEntry, by: LogActor, at: number): Promise<void> {
    const told = await directory.change([{ kind: 'told', site, entry }], by, at);
    if (!told.ok) throw new Error(`a webhook could not be noted: ${told.refusal}`);
  }
  return {
    all: async () => [...kept],
    list: async (site) => kept.filter((each) => each.site === site).map(({ webhook }) => webhook),
    async put(site, webhook, entry, by, at) {
      await note(site, entry, by, at);
      const place = kept.findIndex((each) => each.site === site && each.webhook.id === webhook.id);
      if (place < 0) kept.push({ site, webhook });
      else kept[place] = { site, webhook };
    },
    async remove(site, id, entry, by, at) {
      await note(site, entry, by, at);
      kept = kept.filter((each) => each.site !== site || each.webhook.id !== id);
    },
  };
}
