import { clear, createStore, delMany, setMany, type UseStore, values } from 'idb-keyval';
import { type DraftShelf, draftKey, type KeptDraft } from './drafts.ts';
import { foundBy, heldBy, isDraftNews, isKeptDraft } from './read-drafts.ts';

/** Under which the browser's small storage has what was written last, until the database has it. */
const LAST = 'shopbell.console.drafts';
/** What a tab tells the others when it wipes the device. */
const WIPED = 'wiped';

/**
 * Drafts in IndexedDB, in a database of the console's own, opened with the first use. A page that goes can't wait for a database: its
 * last words stand in the small storage, which writes at once, until the next page has moved them.
 *
 * @param locks by which a tab shows that it is open, for as long as it is; without them (nobody signs in there: such a page is not
 *   secure) what waits in another tab is taken for what a closed one left
 */
export function idbDrafts(name = 'shopbell.console', locks: LockManager | undefined = navigator.locks): DraftShelf {
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
  /** This tab’s name, once something waits in it. */
  let tab: Promise<string | undefined> | undefined;
  const wipes = new Set<() => void>();
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
      const mine = await tab;
      const all = (await values<unknown>(store())).filter(isKeptDraft);
      const held = new Set((await locks?.query())?.held?.map((lock) => lock.name));
      return all.map((draft) => foundBy(mine, (one) => held.has(one), draft));
    },
    async put(drafts) {
      if (locks && drafts.some(({ cid }) => cid !== undefined)) tab ??= showOpen(locks, name);
      const mine = await tab;
      await put(drafts.map((draft) => heldBy(mine, draft)));
      takeLast(drafts);
    },
    async drop(drafts) {
      // That they are no more stays said until the database knows: the page may go before.
      takeLast(drafts, ({ text }) => text !== '');
      await delMany(drafts.map(draftKey), store());
      takeLast(drafts);
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
      for (const wiped of wipes) wiped();
      channel()?.postMessage(WIPED);
      localStorage.removeItem(LAST);
      await clear(store());
    },
    tell: (news) => channel()?.postMessage(news),
    listen(run, wiped) {
      const onMessage = ({ data }: MessageEvent<unknown>) =>
        data === WIPED ? wiped() : run(Array.isArray(data) ? data.filter(isDraftNews) : []);
      wipes.add(wiped);
      channel()?.addEventListener('message', onMessage);
      return () => {
        wipes.delete(wiped);
        channel()?.removeEventListener('message', onMessage);
      };
    },
  };
}

/** Holds a lock while the tab is open. Resolves with its name, or with nothing where the browser refuses it. */
const showOpen = (locks: LockManager, name: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const tab = `${name} ${crypto.randomUUID()}`;
    const forGood = () => {
      resolve(tab);
      return new Promise<never>(() => undefined);
    };
    locks.request(tab, forGood).catch(() => resolve(undefined));
  });

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
function takeLast(drafts: readonly KeptDraft[], which: (one: KeptDraft) => boolean = () => true): void {
  const last = readLast();
  const known = new Map(drafts.map((one) => [draftKey(one), one.at]));
  const rest = last.filter((one) => !which(one) || one.at > (known.get(draftKey(one)) ?? Number.NEGATIVE_INFINITY));
  if (rest.length < last.length) writeLast(rest);
}
