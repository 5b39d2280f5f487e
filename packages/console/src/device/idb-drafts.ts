import { clear, createStore, delMany, setMany, type UseStore, values } from 'idb-keyval';
import { type DraftShelf, draftKey, isDraftNews, isKeptDraft, type KeptDraft } from './drafts.ts';

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
  let tabs: BroadcastChannel | undefined;
  const channel = () => {
    if (typeof BroadcastChannel === 'function') tabs ??= new BroadcastChannel(`${name}.drafts`);
    return tabs;
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
        // Another tab may have gone on with them.
        const there = new Map(
          (await values<unknown>(store())).filter(isKeptDraft).map((one) => [draftKey(one), one.at]),
        );
        const newer = last.filter((one) => one.at >= (there.get(draftKey(one)) ?? 0));
        await put(newer.filter(({ text }) => text !== ''));
        await delMany(newer.filter(({ text }) => text === '').map(draftKey), store());
        takeLast(last);
      }
      return (await values<unknown>(store())).filter(isKeptDraft);
    },
    async put(drafts) {
      await put(drafts);
      takeLast(drafts);
    },
    async drop(drafts) {
      takeLast(drafts);
      await delMany(drafts.map(draftKey), store());
    },
    keepLast(drafts) {
      try {
        // A browser that is closed takes all its tabs: each leaves its last words.
        const all = new Map([...readLast(), ...drafts].map((one) => [draftKey(one), one]));
        writeLast([...all.values()]);
      } catch {
        // Refused or full: the database may still have time.
      }
    },
    async wipe() {
      localStorage.removeItem(LAST);
      await clear(store());
    },
    tell: (news) => channel()?.postMessage(news),
    listen(run) {
      const onMessage = ({ data }: MessageEvent<unknown>) => run(Array.isArray(data) ? data.filter(isDraftNews) : []);
      channel()?.addEventListener('message', onMessage);
      return () => channel()?.removeEventListener('message', onMessage);
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

const writeLast = (last: readonly KeptDraft[]): void => localStorage.setItem(LAST, JSON.stringify(last));

/** The database knows of these: as last words they would come again. What another tab wrote later stays. */
function takeLast(drafts: readonly KeptDraft[]): void {
  const last = readLast();
  const known = new Map(drafts.map((one) => [draftKey(one), one.at]));
  const rest = last.filter((one) => one.at > (known.get(draftKey(one)) ?? Number.NEGATIVE_INFINITY));
  if (rest.length < last.length) writeLast(rest);
}
