import type { DatabaseSync } from 'node:sqlite';
import type { Conversation } from '@shopbell/domain';
import type { SiteId } from '@shopbell/protocol';
import type { Found } from '../../../ports/search.ts';
import { TAG_HUES, type Tag } from '../../../ports/shoppers.ts';
import type { Piece } from '../../../search/atoms.ts';
import { foundPerson, noted, PEOPLE_MAX, THEIRS_MAX } from '../../../search/person.ts';
import { integer, text, word } from '../row.ts';
import { toNoted } from '../shopper-row.ts';

/** Shoppers are looked through for so long, in ms: some ten thousand. */
const WITHIN_MS = 40;

/** Finds shoppers by what is written down about them, as it stands in the store; `may`: a conversation, if the asker may read it. */
export function createPeople(store: DatabaseSync) {
  const all = store.prepare(`SELECT person, facts FROM shopper WHERE site = ? AND
    (facts ->> '$.name' IS NOT NULL OR facts ->> '$.tags[0]' IS NOT NULL OR facts ->> '$.remarks[0]' IS NOT NULL)`);
  const tagsOf = store.prepare('SELECT id, name, hue FROM shopper_tag WHERE site = ?');
  const theirs =
    store.prepare(`SELECT c.no, h.seq, h.last_at FROM conversation c JOIN head h ON h.site = c.site AND h.conversation = c.no
    WHERE c.site = ? AND c.person = ? ORDER BY c.opened_at DESC, c.id DESC LIMIT ${THEIRS_MAX}`);
  const toTag = (row: Parameters<typeof text>[0]): Tag => ({
    id: text(row, 'id'),
    name: text(row, 'name'),
    hue: word(row, 'hue', TAG_HUES),
  });

  return (
    site: SiteId,
    siteNo: number,
    pieces: readonly Piece[],
    may: (no: number) => Conversation | undefined,
  ): { found: Found[]; more: boolean } => {
    const tags = tagsOf.all(site).map(toTag);
    const found: Found[] = [];
    const end = performance.now() + WITHIN_MS;
    for (const row of all.iterate(site)) {
      if (performance.now() > end) return { found, more: true };
      const told = noted(toNoted(row), tags, pieces);
      if (!told) continue;
      if (found.length === PEOPLE_MAX) return { found, more: true };
      for (const each of theirs.iterate(siteNo, text(row, 'person'))) {
        const conversation = may(integer(each, 'no'));
        if (!conversation) continue;
        const newest = { seq: integer(each, 'seq'), at: integer(each, 'last_at') };
        found.push(foundPerson(told, conversation, newest, pieces));
        break;
      }
    }
    return { found, more: false };
  };
}
