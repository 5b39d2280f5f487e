import { promisifyRequest, type UseStore } from 'idb-keyval';

/** The one object store of a database. */
const RECORDS = 'records';

/** A store function for idb-keyval, and what else there is to say about its database. */
export interface StrictStore {
  /** Writing makes the database where there is none; reading first asks `exists`. */
  readonly use: UseStore;
  /** Opens the database unless it would have to be made (ID2). */
  exists(): Promise<boolean>;
  /** Calls `lost` when the browser or somebody else has closed or deleted it. */
  watch(lost: () => void): void;
  /** Lets go of it, once what was begun is complete. */
  close(): void;
}

/** Opens the database, which is made where there is none. */
function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.result.createObjectStore(RECORDS);
  return promisifyRequest(request);
}

/** Asks for its name: what is opened and undone again stays behind in WebKit, empty, of version 0. */
export const isThere = async (name: string): Promise<boolean> =>
  (await indexedDB.databases()).some((one) => one.name === name && one.version);

/**
 * Like idb-keyval's own store function, but strict: browsers call a transaction complete before the disk has it, unless asked
 * (C17).
 */
export function strictStore(name: string): StrictStore {
  let opening: Promise<IDBDatabase | undefined> = Promise.resolve(undefined);
  let lost = (): void => undefined;
  let isOver = false;

  async function reopen(before: typeof opening, isMade: boolean): Promise<IDBDatabase | undefined> {
    const now = await before.catch(() => undefined);
    if (now || !(isMade || (await isThere(name)))) return now;
    const db = await open(name);
    if (isOver) db.close();
    // Closed by the browser, as when storage is cleared; or somebody wants to delete it, and is not to wait for us.
    db.onclose = db.onversionchange = () => {
      db.close();
      opening = Promise.resolve(undefined);
      if (!isOver) lost();
    };
    return db;
  }

  /** The database there is, else another try. */
  function connect(isMade: boolean): typeof opening {
    opening = reopen(opening, isMade);
    return opening;
  }

  return {
    use: async (mode, work) => {
      const db = await connect(true);
      if (!db) throw new DOMException(name, 'NotFoundError');
      return work(db.transaction(RECORDS, mode, { durability: 'strict' }).objectStore(RECORDS));
    },
    exists: async () => !!(await connect(false)),
    watch(told) {
      lost = told;
    },
    close() {
      isOver = true;
      void opening.then((db) => db?.close()).catch(() => undefined);
    },
  };
}
