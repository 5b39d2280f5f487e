import type { DraftShelf } from './drafts.ts';

/**
 * A shelf whose code comes beside the first screen, from when somebody listens on: later its file may be another console's. While it can't
 * be had every call rejects, and the next one tries again; there is nothing on the way then that a page that goes could leave, or that
 * another tab’s news could change.
 */
export function lateDrafts(fetch: () => Promise<DraftShelf>): DraftShelf {
  let here: DraftShelf | undefined;
  let coming: Promise<DraftShelf> | undefined;
  const ears = new Set<(shelf: DraftShelf) => void>();
  const load = () => {
    coming ??= fetch().then(
      (shelf) => {
        here = shelf;
        // Before anything is read: what another tab tells from then on is later.
        for (const listen of ears) listen(shelf);
        return shelf;
      },
      (error: unknown) => {
        coming = undefined;
        throw error;
      },
    );
    return coming;
  };
  const by = <T>(act: (shelf: DraftShelf) => Promise<T>): Promise<T> => (here ? act(here) : load().then(act));
  return {
    all: () => by((shelf) => shelf.all()),
    put: (drafts) => by((shelf) => shelf.put(drafts)),
    drop: (drafts) => by((shelf) => shelf.drop(drafts)),
    wipe: () => by((shelf) => shelf.wipe()),
    keepLast: (drafts) => here?.keepLast(drafts),
    tell: (news) => here?.tell(news),
    listen(run, wiped) {
      let stop = () => {};
      const listen = (shelf: DraftShelf) => {
        stop = shelf.listen(run, wiped);
      };
      if (here) listen(here);
      else {
        ears.add(listen);
        load().catch(() => undefined);
      }
      return () => {
        ears.delete(listen);
        stop();
      };
    },
  };
}
