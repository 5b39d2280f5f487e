import {
  type Block,
  changeShopper,
  eraseShopper,
  isBlocked,
  NO_FACTS,
  type PersonKey,
  type ShopperFacts,
} from '@shopbell/domain';
import type { SiteId } from '@shopbell/protocol';
import { type Shoppers, TAG_HUES, type Tag, tagsWith } from '../../ports/shoppers.ts';
import type { OpenStore } from './open.ts';
import { integer, type Row, text, word } from './row.ts';
import { toNoted } from './shopper-row.ts';
import { inTransaction, inTurn } from './write.ts';

const toTag = (row: Row): Tag => ({ id: text(row, 'id'), name: text(row, 'name'), hue: word(row, 'hue', TAG_HUES) });

// Written by this file alone, from checked values.
const toBlock = (row: Row): { block?: Block } =>
  row.block === null ? {} : { block: JSON.parse(text(row, 'block')) as Block };

const toFacts = (row: Row): ShopperFacts => ({
  ...toNoted(row),
  rev: integer(row, 'rev'),
  ...toBlock(row),
});

/** What is written about shoppers, in the data folder's file, on the connection that everything shares. */
export function createSqliteShoppers(opened: Pick<OpenStore, 'db' | 'sync' | 'turn' | 'fatal'>): Shoppers {
  const { db, sync } = opened;
  const sql = {
    read: db.prepare('SELECT rev, facts, block FROM shopper WHERE site = ? AND person = ?'),
    rev: db.prepare('SELECT rev FROM shopper WHERE site = ? AND person = ?'),
    put: db.prepare(
      `INSERT INTO shopper (site, person, rev, facts, block) VALUES (?, ?, ?, ?, ?) ON CONFLICT (site, person)
       DO UPDATE SET rev = excluded.rev, facts = excluded.facts, block = excluded.block`,
    ),
    blocked: db.prepare(
      'SELECT person, block FROM shopper INDEXED BY shopper_blocked WHERE site = ? AND block IS NOT NULL',
    ),
    tags: db.prepare('SELECT id, name, hue FROM shopper_tag WHERE site = ? ORDER BY n'),
    putTag: db.prepare(
      `INSERT INTO shopper_tag (site, id, name, hue, n) VALUES (?, ?, ?, ?, ?) ON CONFLICT (site, id)
       DO UPDATE SET name = excluded.name, hue = excluded.hue, n = excluded.n`,
    ),
    removeTag: db.prepare('DELETE FROM shopper_tag WHERE site = ? AND id = ?'),
  };
  const read = (site: SiteId, person: PersonKey): ShopperFacts => {
    const row = sql.read.get(site, person);
    return row ? toFacts(row) : NO_FACTS;
  };
  const put = (site: SiteId, person: PersonKey, { rev, block, ...facts }: ShopperFacts): void => {
    sql.put.run(site, person, rev, JSON.stringify(facts), block === undefined ? null : JSON.stringify(block));
  };
  const tags = (site: SiteId): readonly Tag[] => sql.tags.all(site).map(toTag);

  /** In one transaction; durable when it resolves. */
  async function write<T>(work: () => T): Promise<T> {
    const result = await inTurn(opened, () => inTransaction(opened, work));
    await sync();
    return result;
  }

  return {
    read: async (site, person) => read(site, person),
    async revision(site, person) {
      const row = sql.rev.get(site, person);
      return row ? integer(row, 'rev') : 0;
    },
    write: (site, person, change) =>
      write(() => {
        const before = read(site, person);
        const verdict = changeShopper(before, change);
        if ('refused' in verdict) return verdict;
        const changed = verdict.facts !== before;
        if (changed) put(site, person, verdict.facts);
        return { facts: verdict.facts, changed };
      }),
    blocked: async (site, now) =>
      sql.blocked
        .all(site)
        .flatMap((row) => {
          const { block } = toBlock(row);
          // Written by `put` alone.
          return block && isBlocked(block, now) ? [{ person: text(row, 'person') as PersonKey, block }] : [];
        })
        .sort((a, b) => b.block.at - a.block.at),
    erase: (site, person) =>
      write(() => {
        if (sql.rev.get(site, person)) put(site, person, eraseShopper(read(site, person)));
      }),
    tags: async (site) => tags(site),
    setTag: (site, tag, place) =>
      write(() => {
        const after = tagsWith(tags(site), tag, place);
        if (typeof after === 'string') return { refused: after };
        for (const [n, { id, name, hue }] of after.entries()) sql.putTag.run(site, id, name, hue, n);
        return { ok: true };
      }),
    removeTag: (site, id) => write(() => sql.removeTag.run(site, id).changes > 0),
  };
}
