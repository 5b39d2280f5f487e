import type { Conversation } from '@shopbell/domain';
import type { ConversationId, SiteId } from '@shopbell/protocol';
import type { ConversationQuery, Receipts } from '../../ports/store.ts';
import { createRecent } from '../../recent.ts';
import { createMarkBook, type MarkBook, NOTHING } from '../marks.ts';
import { integer, type Row, text } from './row.ts';
import type { Rows } from './rows.ts';
import type { Statements } from './statements.ts';

/** Half of the receipts kept in memory: those of the conversations that are talked in now. */
const RECENT_HALF = 2048;

/** Receipts over their table: what has risen waits in memory until a transaction takes it along. */
export interface ReceiptTable extends MarkBook {
  /** Writes what has risen; inside a transaction, which `kept` has to follow. */
  write(): void;
  /** Reads those of these conversations ahead, if they are a person's: who comes back needs all that are open (C24). */
  readAhead(site: SiteId, query: ConversationQuery, conversations: readonly Conversation[]): void;
}

const toReceipts = (row: Row): Receipts => ({
  shopper: { delivered: integer(row, 'shopper_delivered'), read: integer(row, 'shopper_read') },
  shop: { delivered: integer(row, 'shop_delivered'), read: integer(row, 'shop_read') },
});

export function createReceiptTable(sql: Statements, rows: Rows): ReceiptTable {
  /** As they are in the file, also where there is no row. */
  const known = createRecent<Receipts>(RECENT_HALF);

  const load = (site: SiteId, id: ConversationId): Receipts | undefined => {
    const found = known.get(site + id);
    if (found) return found;
    const no = rows.siteNumber(site);
    const entry = no === undefined ? undefined : rows.entry(site, id);
    if (no === undefined || !entry) return undefined;
    const row = sql.receipt.get(no, entry.no);
    const receipts = row ? toReceipts(row) : NOTHING;
    known.set(site + id, receipts);
    return receipts;
  };

  const book = createMarkBook(load);
  return {
    ...book,
    write() {
      for (const { site, id, receipts } of book.dirty()) {
        const { shopper, shop } = receipts;
        const no = rows.siteNumber(site);
        const entry = rows.entry(site, id);
        if (no === undefined || !entry) continue;
        sql.setReceipt.run(no, entry.no, shopper.delivered, shopper.read, shop.delivered, shop.read);
      }
    },
    kept() {
      for (const { site, id, receipts } of book.dirty()) known.set(site + id, receipts);
      book.kept();
    },
    readAhead(site, query, conversations) {
      const no = rows.siteNumber(site);
      if (no === undefined || query.of !== 'persons') return;
      const unknown = new Set(conversations.flatMap(({ id, state }) => (state === 'closed' ? [] : [id])));
      for (const id of unknown) if (known.get(site + id)) unknown.delete(id);
      if (unknown.size === 0) return;
      for (const id of unknown) known.set(site + id, NOTHING);
      for (const person of new Set(query.persons)) {
        for (const row of sql.receiptsOfPerson.all(no, person, query.limit)) {
          const id = text(row, 'id');
          if (unknown.has(id)) known.set(site + id, toReceipts(row));
        }
      }
    },
  };
}
