import type { ConversationId, Marks, SiteId } from '@shopbell/protocol';
import type { Receipts, Side } from '../ports/store.ts';

/** The receipts of one conversation. */
export interface MarkedRow {
  site: SiteId;
  id: ConversationId;
  receipts: Receipts;
}

/** Receipts that rose since they were last kept, over those that are kept. */
export interface MarkBook {
  of(site: SiteId, id: ConversationId): Receipts;
  /** Raises marks by the greater number; undefined when nothing rose. */
  raise(site: SiteId, id: ConversationId, side: Side, marks: Partial<Marks>): Receipts | undefined;
  /** What has to be kept. It stays in the book until `kept`. */
  dirty(): Iterable<MarkedRow>;
  /** What `dirty` gave is kept. */
  kept(): void;
}

/** Nobody has anything so far. */
export const NOTHING: Receipts = { shopper: { delivered: 0, read: 0 }, shop: { delivered: 0, read: 0 } };

/** Who has read has it delivered as well. */
const raised = (before: Marks, { delivered = 0, read = 0 }: Partial<Marks>): Marks => ({
  delivered: Math.max(before.delivered, delivered, read),
  read: Math.max(before.read, read),
});

/** @param load what is kept of a conversation */
export function createMarkBook(load: (site: SiteId, id: ConversationId) => Receipts | undefined): MarkBook {
  const changed = new Map<string, MarkedRow>();
  const of = (site: SiteId, id: ConversationId) => changed.get(site + id)?.receipts ?? load(site, id) ?? NOTHING;
  return {
    of,
    raise(site, id, side, marks) {
      const before = of(site, id);
      const after = raised(before[side], marks);
      if (after.delivered === before[side].delivered && after.read === before[side].read) return undefined;
      const receipts = { ...before, [side]: after };
      changed.set(site + id, { site, id, receipts });
      return receipts;
    },
    dirty: () => changed.values(),
    kept: () => changed.clear(),
  };
}
