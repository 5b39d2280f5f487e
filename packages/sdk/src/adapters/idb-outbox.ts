import { delMany, entries, keys, set, setMany } from 'idb-keyval';
import { parseRemembered } from '../client/remembered.ts';
import { isToken } from '../ids.ts';
import type { Acked } from '../outbox/journal.ts';
import type { Entry } from '../outbox/outbox.ts';
import { isRival, isYoung } from '../outbox/rivals.ts';
import type { OpenShelf, RecordStore, Shelf } from '../ports.ts';
import { isRequest } from '../wire/requests.ts';
import { fits, oneOf } from '../wire/shape.ts';
import { strictStore } from './idb-store.ts';

const record = { cid: '', request: isRequest, at: 0 } as const;
const entry = { ...record, status: oneOf('saved'), 'sure?': true } as const;
const acked = { ...record, ackedAt: 0, conversation: '', 'seq?': 0, epoch: '' } as const;

/** What is on a device may be another version's, or anybody's. */
const isEntry = (value: unknown): value is Entry => fits(entry, value);
const isAcked = (value: unknown): value is Acked => fits(acked, value);

/** Keys sort by kind and `cid`, for each owner. One more record tells since when this one is here. */
type Key = readonly [owner: string, kind: 'outbox' | 'journal' | 'since', cid: string];

/** A person's records in IndexedDB. Undefined where there is none, or reading its name is refused already. */
export const openShelf: OpenShelf = (name, person, isNew) => {
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
  function counts(): boolean {
    try {
      return !isShopper || parseRemembered(localStorage.getItem(name) ?? undefined)?.token === person;
    } catch {
      return false;
    }
  }

  /** Whoever was here before must have left nothing (ID1); what another tab of this person has left becomes this one's. */
  async function clear(): Promise<void> {
    const found = await entries<IDBValidKey, unknown>(store.use);
    if (!counts()) return;
    const of = (who: unknown) =>
      found.flatMap(([at, value]) => (Array.isArray(at) && at[0] === who && fits({ at: 0 }, value) ? [value] : []));
    const now = Date.now();
    const others = found.filter(([at]) => {
      const who: unknown = Array.isArray(at) && at[0];
      return who !== owner && !(isNew && isShopper && isYoung(of(who), now));
    });
    const foreign = others.map(([at]) => at);
    if (!foreign.length) return;
    const rivals = others.flatMap(([at, value]) =>
      Array.isArray(at) && isEntry(value) && isShopper && isRival(of(owner), of(at[0]), now) ? value : [],
    );
    // First to here, then from there: whoever dies in between leaves them twice, under one `cid`.
    if (rivals.length) await shelf.outbox.put(rivals);
    await delMany(foreign, store.use);
  }

  /** Whoever finds rivals of this owner, who may have left nothing else, must know that both are as old. */
  let hasBegun = !isNew || !isShopper;
  async function begin(): Promise<void> {
    const key: Key = [owner, 'since', ''];
    if (!hasBegun) await set([...key], { at: Date.now() }, store.use);
    hasBegun = true;
  }

  function records<T extends { readonly cid: string }>(kind: Key[1], isRecord: (value: unknown) => value is T) {
    const key = (cid: string) => [owner, kind, cid];
    const all: RecordStore<T> = {
      async load() {
        // A disk that takes nothing is told of by the words themselves.
        if (kind === 'outbox') await begin().catch(() => undefined);
        if (!(await store.exists())) return [];
        await clear();
        const found = await entries<IDBValidKey, unknown>(store.use);
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
      const found = (await store.exists()) ? await keys(store.use) : [];
      const mine = found.filter((at) => Array.isArray(at) && at[0] === owner);
      if (mine.length) await delMany(mine, store.use);
    },
    close: store.close,
  };
  return shelf;
};
