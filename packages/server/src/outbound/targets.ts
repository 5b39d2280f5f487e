import type { SiteId } from '@shopbell/protocol';
import type { Target, TargetName, Targets } from '../ports/outgoing.ts';
import type { Webhook, Webhooks } from '../ports/webhooks.ts';

export const webhookTarget = ({ id }: Pick<Webhook, 'id'>): TargetName => `webhook:${id}`;

const NOBODY: readonly Target[] = [];

/** Who is told what, in memory, as the webhooks of all sites stand. */
export interface TargetBook extends Targets {
  /** Before the first commit. */
  load(): Promise<void>;
  /** A site's webhooks are others now. */
  changed(site: SiteId): Promise<void>;
  webhook(site: SiteId, target: TargetName): Webhook | undefined;
  /** Sites that tell somebody of this topic. */
  sitesWith(topic: string): readonly SiteId[];
  /** All that anything is sent to. */
  all(): readonly { site: SiteId; target: TargetName }[];
}

/** @param mailTopics what goes by mail, at every site; none where no mail is set up */
export function createTargetBook(
  webhooks: Pick<Webhooks, 'all' | 'list'>,
  mailTopics: ReadonlySet<string>,
): TargetBook {
  const mail: readonly Target[] = mailTopics.size > 0 ? [{ name: 'mail', topics: mailTopics }] : NOBODY;
  const known = new Map<SiteId, ReadonlyMap<TargetName, Webhook>>();
  const targets = new Map<SiteId, readonly Target[]>();

  function put(site: SiteId, list: readonly Webhook[]): void {
    known.set(site, new Map(list.map((webhook) => [webhookTarget(webhook), webhook])));
    // What is off is told of nothing new.
    const on = list.filter(({ state }) => state === 'on');
    const told = on.map((webhook) => ({ name: webhookTarget(webhook), topics: new Set(webhook.topics) }));
    if (told.length > 0) targets.set(site, [...mail, ...told]);
    else targets.delete(site);
  }

  return {
    async load() {
      const sites = Map.groupBy(await webhooks.all(), ({ site }) => site);
      for (const [site, list] of sites) {
        put(
          site,
          list.map(({ webhook }) => webhook),
        );
      }
    },
    async changed(site) {
      put(site, await webhooks.list(site));
    },
    of: (site) => targets.get(site) ?? mail,
    webhook: (site, target) => known.get(site)?.get(target),
    sitesWith: (topic) =>
      [...targets].flatMap(([site, list]) => (list.some(({ topics }) => topics.has(topic)) ? [site] : [])),
    all: () => [...known].flatMap(([site, list]) => [...list.keys()].map((target) => ({ site, target }))),
  };
}
