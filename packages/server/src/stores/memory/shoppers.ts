import {
  changeRemark,
  changeShopper,
  eraseShopper,
  isBlocked,
  isOfRemark,
  NO_FACTS,
  type PersonKey,
  type Remark,
  type RemarkChange,
  type ShopperFacts,
  touched,
} from '@shopbell/domain';
import type { SiteId } from '@shopbell/protocol';
import { type BlockPlace, type Shoppers, type Tag, tagsWith, type Written } from '../../ports/shoppers.ts';

type Blocked = Awaited<ReturnType<Shoppers['blocked']>>[number];
const placeOf = ({ person, block: { at } }: Blocked): BlockPlace => ({ at, person });

/** The newest first; of two of the same instant the greater person. */
const compare = (a: BlockPlace, b: BlockPlace): number => b.at - a.at || (a.person < b.person ? 1 : -1);

/** What is written about shoppers, in memory. */
export function createMemoryShoppers(): Shoppers {
  const facts = new Map<SiteId, Map<PersonKey, ShopperFacts>>();
  const remarks = new Map<string, readonly Remark[]>();
  const tags = new Map<SiteId, readonly Tag[]>();
  const keyOf = (site: SiteId, person: PersonKey) => JSON.stringify([site, person]);
  const said = (site: SiteId, person: PersonKey) => remarks.get(keyOf(site, person)) ?? [];
  const of = (site: SiteId) => {
    const found = facts.get(site) ?? new Map<PersonKey, ShopperFacts>();
    facts.set(site, found);
    return found;
  };
  const read = (site: SiteId, person: PersonKey) => of(site).get(person) ?? NO_FACTS;

  function remark(site: SiteId, person: PersonKey, change: RemarkChange): Written {
    const all = said(site, person);
    const known = all.find(({ id }) => id === change.id);
    const verdict = changeRemark(known, change);
    if ('refused' in verdict) return verdict;
    const changed = verdict.remark !== known;
    const now = known ? all.map((one) => (one === known ? verdict.remark : one)) : [...all, verdict.remark];
    if (changed) {
      remarks.set(keyOf(site, person), now);
      of(site).set(person, touched(read(site, person)));
    }
    return { facts: read(site, person), changed };
  }

  return {
    read: async (site, person) => read(site, person),
    revision: async (site, person) => read(site, person).rev,
    async remarks(site, person, { before, limit }) {
      const all = said(site, person);
      const end = before === undefined ? all.length : all.findIndex(({ id }) => id === before);
      const page = all.slice(Math.max(0, end - limit), Math.max(0, end));
      const first = page[0];
      return { remarks: page, ...(first && end > limit ? { next: first.id } : {}) };
    },
    remarkCount: async (site, person) => said(site, person).length,
    async write(site, person, change) {
      if (isOfRemark(change)) return remark(site, person, change);
      const before = read(site, person);
      const verdict = changeShopper(before, change);
      if ('refused' in verdict) return verdict;
      if (verdict.facts !== before) of(site).set(person, verdict.facts);
      return { facts: verdict.facts, changed: verdict.facts !== before };
    },
    async blocked(site, now, page) {
      const held = [...of(site)].flatMap(([person, { block }]) =>
        block && isBlocked(block, now) ? [{ person, block }] : [],
      );
      return held
        .sort((a, b) => compare(placeOf(a), placeOf(b)))
        .filter((one) => !page?.after || compare(placeOf(one), page.after) > 0)
        .slice(0, page?.limit);
    },
    async erase(site, person) {
      const before = of(site).get(person);
      if (before) of(site).set(person, eraseShopper(before));
      remarks.delete(keyOf(site, person));
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
