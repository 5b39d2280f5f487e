import {
  type Block,
  changeRemark,
  changeShopper,
  eraseShopper,
  isOfRemark,
  NO_FACTS,
  type PersonKey,
  type RemarkChange,
  type ShopperFacts,
  touched,
} from '@shopbell/domain';
import type { SiteId } from '@shopbell/protocol';
import { type Shoppers, TAG_HUES, type Tag, tagsWith, type Written } from '../../ports/shoppers.ts';
import type { OpenStore } from './open.ts';
import { integer, type Row, text, word } from './row.ts';
import { toNoted, toRemark } from './shopper-row.ts';
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
    remark: db.prepare('SELECT id, body FROM shopper_remark WHERE site = ? AND person = ? AND id = ?'),
    remarks: db.prepare(`SELECT id, body FROM shopper_remark WHERE site = ?1 AND person = ?2
      AND n < coalesce((SELECT n FROM shopper_remark WHERE site = ?1 AND person = ?2 AND id = ?3), ?4)
      ORDER BY n DESC LIMIT ?5`),
    remarkCount: db.prepare('SELECT count(*) AS count FROM shopper_remark WHERE site = ? AND person = ?'),
    addRemark: db.prepare(`INSERT INTO shopper_remark (site, person, n, id, body) VALUES (?1, ?2,
      (SELECT coalesce(max(n), 0) + 1 FROM shopper_remark WHERE site = ?1 AND person = ?2), ?3, ?4)`),
    setRemark: db.prepare('UPDATE shopper_remark SET body = ?4 WHERE site = ?1 AND person = ?2 AND id = ?3'),
    eraseRemarks: db.prepare('DELETE FROM shopper_remark WHERE site = ? AND person = ?'),
    blocked:
      db.prepare(`SELECT person, block FROM shopper INDEXED BY shopper_blocked WHERE site = ?1 AND block IS NOT NULL
      AND block ->> '$.at' <= ?2 AND (block ->> '$.at' < ?2 OR person < ?3)
      AND (block ->> '$.until' IS NULL OR block ->> '$.until' > ?4)
      ORDER BY block ->> '$.at' DESC, person DESC LIMIT ?5`),
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
  function remark(site: SiteId, person: PersonKey, change: RemarkChange): Written {
    const before = read(site, person);
    const row = sql.remark.get(site, person, change.id);
    const known = row && toRemark(row);
    const verdict = changeRemark(known, change);
    if ('refused' in verdict) return verdict;
    if (verdict.remark === known) return { facts: before, changed: false };
    const { id, ...body } = verdict.remark;
    (known ? sql.setRemark : sql.addRemark).run(site, person, id, JSON.stringify(body));
    const facts = touched(before);
    put(site, person, facts);
    return { facts, changed: true };
  }
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
    async remarks(site, person, { before, limit }) {
      // One more tells whether there are others before them.
      const end = before === undefined ? Number.MAX_SAFE_INTEGER : 0;
      const rows = sql.remarks.all(site, person, before ?? '', end, limit + 1).map(toRemark);
      const page = rows.slice(0, limit).reverse();
      const first = page[0];
      return { remarks: page, ...(first && rows.length > limit ? { next: first.id } : {}) };
    },
    async remarkCount(site, person) {
      const row = sql.remarkCount.get(site, person);
      return row ? integer(row, 'count') : 0;
    },
    write: (site, person, change) =>
      write(() => {
        if (isOfRemark(change)) return remark(site, person, change);
        const before = read(site, person);
        const verdict = changeShopper(before, change);
        if ('refused' in verdict) return verdict;
        const changed = verdict.facts !== before;
        if (changed) put(site, person, verdict.facts);
        return { facts: verdict.facts, changed };
      }),
    async blocked(site, now, page) {
      const { at, person } = page?.after ?? { at: Number.MAX_SAFE_INTEGER, person: '' };
      const rows = sql.blocked.all(site, at, person, now, page?.limit ?? -1);
      return rows.flatMap((row) => {
        const { block } = toBlock(row);
        // Written by `put` alone.
        return block ? [{ person: text(row, 'person') as PersonKey, block }] : [];
      });
    },
    erase: (site, person) =>
      write(() => {
        if (!sql.rev.get(site, person)) return;
        put(site, person, eraseShopper(read(site, person)));
        sql.eraseRemarks.run(site, person);
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
