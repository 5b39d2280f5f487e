import { promisifyRequest, type UseStore } from 'idb-keyval';

/**
 * What idb-keyval calls the same, for a store of one's own: its functions bring the store it makes by default, and a way around
 * browsers that can't read all at once, which would weigh as much as all of these together.
 */
type Pair = readonly [key: IDBValidKey, value: unknown];

const write = (use: UseStore, change: (records: IDBObjectStore) => void): Promise<void> =>
  use('readwrite', (records) => {
    change(records);
    return promisifyRequest(records.transaction);
  });

export const get = (key: IDBValidKey, use: UseStore): Promise<unknown> =>
  use('readonly', (records) => promisifyRequest(records.get(key)));

export const keys = (use: UseStore): Promise<IDBValidKey[]> =>
  use('readonly', (records) => promisifyRequest(records.getAllKeys()));

/** All there is, as it was at one moment. */
export const entries = (use: UseStore): Promise<Pair[]> =>
  use('readonly', async (records) => {
    const [all, values] = await Promise.all([
      promisifyRequest(records.getAllKeys()),
      promisifyRequest<unknown[]>(records.getAll()),
    ]);
    return all.map((key, index) => [key, values[index]]);
  });

/** All of them, or none. */
export const setMany = (pairs: readonly Pair[], use: UseStore): Promise<void> =>
  write(use, (records) => {
    for (const [key, value] of pairs) records.put(value, key);
  });

export const delMany = (gone: readonly IDBValidKey[], use: UseStore): Promise<void> =>
  write(use, (records) => {
    for (const key of gone) records.delete(key);
  });
