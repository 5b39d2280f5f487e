import { parseRemembered } from '../client/remembered.ts';
import { wipeUploads } from '../files/shelf.ts';
import { isToken } from '../ids.ts';
import type { Acked } from '../outbox/journal.ts';
import type { Entry } from '../outbox/outbox.ts';
import { fateOf, sinceWhen } from '../outbox/rivals.ts';
import type { OpenShelf, RecordStore, Shelf } from '../ports.ts';
import { fits, type Guard, oneOf } from '../wire/shape.ts';
import { delMany, entries, keys, setMany } from './idb-calls.ts';
import { strictStore } from './idb-store.ts';

const record = { cid: '', at: 0, 'order?': '' } as const;
const entry = { ...record, status: oneOf('saved'), 'sure?': true, 'problem?': '' } as const;
const acked = { ...record, ackedAt: 0, conversation: '', 'seq?': 0, epoch: '' } as const;

/** Keys sort by kind and `cid`, for each owner. */
type Key = readonly [owner: string, kind: 'outbox' | 'journal', cid: string];

const ownerOf = (key: IDBValidKey): unknown => Array.isArray(key) && key[0];

/**
 * A person's records in IndexedDB. Undefined where there is none, or reading its name is refused already.
 * @param request the requests there may be: what is on a device may be another version's, or anybody's
 */
export function idbShelf(
  request: Guard<unknown>,
  ...[name, person, isNew]: Parameters<OpenShelf>
): ReturnType<OpenShelf> {
  const isEntry = (value: unknown): value is Entry => fits({ ...entry, request }, value);
  const isAcked = (value: unknown): value is Acked => fits({ ...acked, request }, value);
  // A part of the secret tells one person's records from another's, and is no secret.
  const owner = person.slice(-12);
  // Agents have accounts: what is another one's is another one's (ID3).
  const isShopper = isToken(person);
  try {
    if (typeof indexedDB === 'undefined') return undefined;
  } catch {
    return undefined;
  }
  const store = strictStore(name);
  // Of tabs that began at once one has lost its secret, and may not know so far: the words it finds are those that count.
  function remembered(): ReturnType<typeof parseRemembered> {
    try {
      const found = parseRemembered(localStorage.getItem(name) ?? undefined);
      return found?.token === person ? found : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whoever was here before must have left nothing (ID1); what another tab of this person has left becomes this one's. */
  async function clear(): Promise<void> {
    const found = await entries(store.use);
    const mine = isShopper ? remembered() : undefined;
    if (isShopper && !mine) return;
    const of = (who: unknown) =>
      found.flatMap(([key, value]) => (ownerOf(key) === who && fits({ at: 0 }, value) ? [value] : []));
    const now = Date.now();
    const since = mine && sinceWhen(mine, of(owner), now);
    const strangers = new Set(found.map(([key]) => ownerOf(key)));
    strangers.delete(owner);
    const fates = new Map(
      [...strangers].map((who) => [who, since ? fateOf(since, of(who), isNew ? now : undefined) : 'gone']),
    );
    const isTaken = (key: IDBValidKey) => fates.get(ownerOf(key)) === 'taken';
    const isOver = (key: IDBValidKey) => isTaken(key) || fates.get(ownerOf(key)) === 'gone';
    const over = found.flatMap(([key]) => (isOver(key) ? [key] : []));
    if (!over.length) return;
    const taken = found.flatMap(([key, value]) => (isTaken(key) && isEntry(value) ? value : []));
    // First to here, then from there: whoever dies in between leaves them twice, under one `cid`.
    if (taken.length) await shelf.outbox.put(taken);
    await delMany(over, store.use);
  }

  function records<T extends { readonly cid: string }>(kind: Key[1], isRecord: (value: unknown) => value is T) {
    const key = (cid: string) => [owner, kind, cid];
    const all: RecordStore<T> = {
      async load() {
        if (!(await store.exists())) return [];
        if (kind === 'outbox') await clear();
        const found = await entries(store.use);
        return found.flatMap(([at, value]) =>
          Array.isArray(at) && at[0] === owner && at[1] === kind && isRecord(value) ? value : [],
        );
      },
      put: (these) =>
        setMany(
          these.map((one) => [key(one.cid), one]),
          store.use,
        ),
      drop: (cids) => delMany(cids.map(key), store.use),
    };
    return all;
  }

  const shelf: Shelf = {
    outbox: records('outbox', isEntry),
    journal: records('journal', isAcked),
    watch: store.watch,
    wipe: async () => {
      wipeUploads(name);
      const found = (await store.exists()) ? await keys(store.use) : [];
      const mine = found.filter((key) => ownerOf(key) === owner);
      if (mine.length) await delMany(mine, store.use);
    },
    close: store.close,
  };
  return shelf;
}
