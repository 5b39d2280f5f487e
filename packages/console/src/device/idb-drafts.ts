import { clear, createStore, delMany, setMany, type UseStore, values } from 'idb-keyval';
import { type DraftShelf, draftKey, isKeptDraft } from './drafts.ts';

/** Drafts in IndexedDB, in a database of the console's own. It is opened with the first use. */
export function idbDrafts(name = 'shopbell.console'): DraftShelf {
  let opened: UseStore | undefined;
  const store = () => {
    opened ??= createStore(name, 'drafts');
    return opened;
  };
  // Asked inside of a promise: where storage is refused, naming it throws.
  return {
    all: async () => (await values<unknown>(store())).filter(isKeptDraft),
    put: async (drafts) =>
      setMany(
        drafts.map((draft) => [draftKey(draft), draft]),
        store(),
      ),
    drop: async (drafts) => delMany(drafts.map(draftKey), store()),
    wipe: async () => clear(store()),
  };
}
