import { changeShopper, eraseShopper, isBlocked, NO_FACTS, type PersonKey, type ShopperFacts } from '@shopbell/domain';
import type { SiteId } from '@shopbell/protocol';
import { type Shoppers, type Tag, tagsWith } from '../../ports/shoppers.ts';

/** What is written about shoppers, in memory. */
export function createMemoryShoppers(): Shoppers {
  const facts = new Map<SiteId, Map<PersonKey, ShopperFacts>>();
  const tags = new Map<SiteId, readonly Tag[]>();
  const of = (site: SiteId) => {
    const found = facts.get(site) ?? new Map<PersonKey, ShopperFacts>();
    facts.set(site, found);
    return found;
  };
  const read = (site: SiteId, person: PersonKey) => of(site).get(person) ?? NO_FACTS;

  return {
    read: async (site, person) => read(site, person),
    revision: async (site, person) => read(site, person).rev,
    async write(site, person, change) {
      const before = read(site, person);
      const verdict = changeShopper(before, change);
      if ('refused' in verdict) return verdict;
      if (verdict.facts !== before) of(site).set(person, verdict.facts);
      return { facts: verdict.facts, changed: verdict.facts !== before };
    },
    blocked: async (site, now) =>
      [...of(site)]
        .flatMap(([person, { block }]) => (block && isBlocked(block, now) ? [{ person, block }] : []))
        .sort((a, b) => b.block.at - a.block.at),
    async erase(site, person) {
      const before = of(site).get(person);
      if (before) of(site).set(person, eraseShopper(before));
    },
    tags: async (site) => tags.get(site) ?? [],
    async setTag(site, tag, place) {
      const after = tagsWith(tags.get(site) ?? [], tag, place);
      if (typeof after === 'string') return { refused: after };
      tags.set(site, after);
      return { ok: true };
    },
    async removeTag(site, id) {
      const before = tags.get(site) ?? [];
      const after = before.filter((tag) => tag.id !== id);
      tags.set(site, after);
      return after.length < before.length;
    },
  };
}
