import type { DatabaseSync } from 'node:sqlite';
import type { PersonKey, Remark, ShopperFacts } from '@shopbell/domain';
import type { SiteId } from '@shopbell/protocol';
import { REMARKS_FOUND_MAX } from '../../search/person.ts';
import { type Row, text } from './row.ts';

type Noted = Pick<ShopperFacts, 'name' | 'tags' | 'attributes'>;

/** What is written down about a shopper, of a row of theirs. Written by the store of shoppers alone, from checked values. */
export const toNoted = (row: Row): Noted => JSON.parse(text(row, 'facts')) as Noted;

/** A remark, of its row. Written by the same store. */
export const toRemark = (row: Row): Remark => ({ id: text(row, 'id'), ...JSON.parse(text(row, 'body')) });

/** What a person is found by, as the store says now. */
export function notedReader(store: DatabaseSync) {
  const facts = store.prepare('SELECT facts FROM shopper WHERE site = ? AND person = ?');
  const remarks = store.prepare(
    `SELECT id, body FROM shopper_remark WHERE site = ? AND person = ? ORDER BY n DESC LIMIT ${REMARKS_FOUND_MAX}`,
  );
  return (site: SiteId, person: PersonKey | string): Pick<Noted, 'name' | 'tags'> & { remarks: readonly Remark[] } => {
    const row = facts.get(site, person);
    if (!row) return { tags: [], remarks: [] };
    const { name, tags } = toNoted(row);
    const words = remarks.all(site, person).map(toRemark).reverse();
    return { ...(name === undefined ? {} : { name }), tags, remarks: words };
  };
}
