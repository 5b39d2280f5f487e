import { clear, createStore, delMany, setMany, type UseStore, values } from 'idb-keyval';
import { type DraftShelf, draftKey, isKeptDraft, type KeptDraft } from './drafts.ts';

/** Under which the browser's small storage has what was written last, until the database has it. */
const LAST = 'shopbell.console.drafts';

/**
 * Drafts in IndexedDB, in a database of the console's own, opened with the first use. A page that goes can't wait for a database: its
 * last words stand in the small storage, which writes at once, until the next page has moved them.
 */
export function idbDrafts(name = 'shopbell.console'): DraftShelf {
  let opened: UseStore | undefined;
  const store = () => {
    opened ??= createStore(name, 'drafts');
    return opened;
  };
  const put = (drafts: readonly KeptDraft[]) =>
    setMany(
      drafts.map((draft) => [draftKey(draft), draft]),
      store(),
    );
  // Inside of a promise: where storage is refused, naming it throws.
  return {
    async all() {
      const last = readLast();
      if (last.length > 0) {
        await put(last.filter(({ text }) => text !== ''));
        await delMany(last.filter(({ text }) => text === '').map(draftKey), store());
        localStorage.removeItem(LAST);
      }
      return (await values<unknown>(store())).filter(isKeptDraft);
    },
    put: async (drafts) => put(drafts),
    drop: async (drafts) => delMany(drafts.map(draftKey), store()),
    keepLast(drafts) {
      try {
        localStorage.setItem(LAST, JSON.stringify(drafts));
      } catch {
        // Refused or full: the database may still have time.
      }
    },
    async wipe() {
      localStorage.removeItem(LAST);
      await clear(store());
    },
  };
}

function readLast(): readonly KeptDraft[] {
  try {
    const last: unknown = JSON.parse(localStorage.getItem(LAST) ?? '[]');
    return Array.isArray(last) ? last.filter(isKeptDraft) : [];
  } catch {
    return [];
  }
}
