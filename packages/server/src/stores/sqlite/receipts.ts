import type { Receipts } from '../../ports/store.ts';
import { createMarkBook, type MarkBook } from '../marks.ts';
import { integer } from './row.ts';
import type { Rows } from './rows.ts';
import type { Statements } from './statements.ts';

/** Receipts over their table: what has risen waits in memory until a transaction takes it along. */
export interface ReceiptTable extends MarkBook {
  /** Writes what has risen; inside a transaction, which `kept` has to follow. */
  write(): void;
}

export function createReceiptTable(sql: Statements, rows: Rows): ReceiptTable {
  const book = createMarkBook((site, id): Receipts | undefined => {
    const no = rows.siteNumber(site);
    const entry = no === undefined ? undefined : rows.entry(site, id);
    const row = no === undefined || !entry ? undefined : sql.receipt.get(no, entry.no);
    if (!row) return undefined;
    return {
      shopper: { delivered: integer(row, 'shopper_delivered'), read: integer(row, 'shopper_read') },
      shop: { delivered: integer(row, 'shop_delivered'), read: integer(row, 'shop_read') },
    };
  });
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
  };
}
