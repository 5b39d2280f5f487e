import { type IndexedLocality, indexLocalities, type Store } from '@shopbell/domain';
import type { SiteId } from '@shopbell/protocol';
import type { Stores } from '../../ports/stores.ts';

/** A site's stores, and its places ready to be looked up. */
export interface Book {
  revision: number;
  stores: readonly Store[];
  localities: readonly IndexedLocality[];
}

/** Stores and places held ready at most, of all sites together: about a kilobyte each, so 200 MB. */
export const ROWS_HELD = 200_000;

const rowsOf = ({ stores, localities }: Book): number => stores.length + localities.length;

/**
 * Books as they are now, those that were used lately held ready: by their size and not by their number, for one has sixty thousand rows
 * where a usual one has ten. The newest is held whatever its size. Who comes while one is read waits for that.
 */
export function createStoreBooks(
  stores: Pick<Stores, 'list' | 'localities' | 'revision'>,
  rowsHeld = ROWS_HELD,
): (site: SiteId) => Promise<Book> {
  /** The one that was used last is the last. */
  const held = new Map<SiteId, Book>();
  let rows = 0;
  const reading = new Map<SiteId, { since: number; book: Promise<Book> }>();

  function drop(site: SiteId): void {
    const book = held.get(site);
    if (book && held.delete(site)) rows -= rowsOf(book);
  }

  function hold(site: SiteId, book: Book): void {
    drop(site);
    held.set(site, book);
    rows += rowsOf(book);
    for (const oldest of held.keys()) {
      if (rows <= rowsHeld || oldest === site) return;
      drop(oldest);
    }
  }

  async function read(site: SiteId): Promise<Book> {
    const [{ revision, stores: all }, localities] = await Promise.all([stores.list(site), stores.localities(site)]);
    return { revision, stores: all, localities: indexLocalities(localities) };
  }

  return async (site) => {
    const revision = await stores.revision(site);
    const ready = held.get(site);
    if (ready?.revision === revision) {
      hold(site, ready);
      return ready;
    }
    const under = reading.get(site);
    // What is being read since before a change lacks it.
    if (under?.since === revision) return under.book;
    const begun = { since: revision, book: read(site) };
    reading.set(site, begun);
    try {
      const book = await begun.book;
      hold(site, book);
      return book;
    } finally {
      if (reading.get(site) === begun) reading.delete(site);
    }
  };
}
