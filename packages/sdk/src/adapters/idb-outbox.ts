import { delMany, entries, keys, setMany } from 'idb-keyval';
import type { Acked } from '../outbox/journal.ts';
import type { Entry } from '../outbox/outbox.ts';
import type { OpenShelf, RecordStore } from '../ports.ts';
import { isRequest } from '../wire/requests.ts';
import { fits, oneOf } from '../wire/shape.ts';
import { strictStore } from './idb-store.ts';

const record = { cid: '', request: isRequest, at: 0 } as const;
const entry = { ...record, status: oneOf('saved'), 'sure?': true } as const;
const acked = { ...record, ackedAt: 0, conversation: '', 'seq?': 0, epoch: '' } as const;

/** What is on a device may be another version's, or anybody's. */
const isEntry = (value: unknown): value is Entry => fits(entry, value);
const isAcked = (value: unknown): value is Acked => fits(acked, value);

/** Keys sort by kind and `cid`, for each owner. */
type Key = readonly [owner: string, kind: 'outbox' | 'journal', cid: string];

/** A person's records in IndexedDB. Undefined where there is none, or reading its name is refused already. */
export const openShelf: OpenShelf = (name, person) => {
  // A part of the secret tells one person's records from another's, and is no secret.
  const owner = person.slice(-12);
  try {
    if (typeof indexedDB === 'undefined') return undefined;
  } catch {
    return undefined;
  }
  const store = strictStore(name);

  function records<T extends { readonly cid: string }>(kind: Key[1], isRecord: (value: unknown) => value is T) {
    const key = (cid: string) => [owner, kind, cid];
    const all: RecordStore<T> = {
      async load() {
        if (!(await store.exists())) return [];
        const found = await entries<IDBValidKey, unknown>(store.use);
        // Whoever was here before must have left nothing (ID1).
        const foreign = found.map(([at]) => at).filter((at) => !Array.isArray(at) || at[0] !== owner);
        if (foreign.length) await delMany(foreign, store.use);
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

  return {
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
};
