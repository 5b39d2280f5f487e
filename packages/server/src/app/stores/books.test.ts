import type { Store } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
import type { LogActor } from '../../ports/site-log.ts';
import { createMemoryDirectory } from '../../stores/memory/directory.ts';
import { createMemoryStoreDoors } from '../../stores/memory/store-doors.ts';
import { createMemoryStores } from '../../stores/memory/stores.ts';
import { createStoreBooks } from './books.ts';

const ANN: LogActor = { role: 'agent', id: 'ann' };

const store = (id: string): Store => ({
  ...{ id, name: id, address: 'Mill Lane', position: { lat: 51.5, lng: -0.1 } },
  ...{ services: [], maps: {} },
});

/** Stores that count how often all of a site are read. */
function counted() {
  const directory = createMemoryDirectory();
  const kept = createMemoryStores(directory, createMemoryStoreDoors(directory));
  const reads: string[] = [];
  const stores: typeof kept = {
    ...kept,
    list(site) {
      reads.push(site);
      return kept.list(site);
    },
  };
  const add = (site: string, ...ids: string[]) =>
    kept.change(site, { kind: 'imported', stores: ids.map(store) }, ANN, 1);
  return { stores, reads, add };
}

describe('the books of stores held ready', () => {
  it('[SH14] are read once for all who come meanwhile', async () => {
    const { stores, reads, add } = counted();
    await add('s1', 'a');
    const bookOf = createStoreBooks(stores);
    await Promise.all([bookOf('s1'), bookOf('s1'), bookOf('s1')]);
    expect(reads).toEqual(['s1']);
  });

  it('[SH14] are read anew for who comes behind a change, though what was read before it is still on its way', async () => {
    const { stores, add } = counted();
    await add('s1', 'a');
    const { promise: slow, resolve: arrive } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const bookOf = createStoreBooks({
      ...stores,
      async list(site) {
        const then = await stores.list(site);
        begin();
        await slow;
        return then;
      },
    });
    const early = bookOf('s1');
    await begun;
    await add('s1', 'b');
    const late = bookOf('s1');
    arrive();
    expect((await early).stores).toHaveLength(1);
    expect((await late).stores).toHaveLength(2);
    expect((await bookOf('s1')).stores).toHaveLength(2);
  });

  it('[SH14] are held by their size: those that were used lately, and the newest whatever its size', async () => {
    const { stores, reads, add } = counted();
    await add('s1', 'a');
    await add('s2', 'a', 'b');
    await add('s3', 'a');
    await add('s4', 'a', 'b', 'c', 'd', 'e');
    const bookOf = createStoreBooks(stores, 3);
    for (const site of ['s1', 's2', 's1', 's3']) await bookOf(site);
    expect(reads.splice(0)).toEqual(['s1', 's2', 's3']);
    await bookOf('s1');
    await bookOf('s2');
    expect(reads.splice(0)).toEqual(['s2']);
    for (const site of ['s4', 's4', 's1']) await bookOf(site);
    expect(reads).toEqual(['s4', 's1']);
  });

  it('[SH14] are read again where reading failed', async () => {
    const { stores, add } = counted();
    await add('s1', 'a');
    let fails = true;
    const bookOf = createStoreBooks({
      ...stores,
      list: (site) => (fails ? Promise.reject(new Error('the disk')) : stores.list(site)),
    });
    await expect(bookOf('s1')).rejects.toThrow('the disk');
    fails = false;
    expect((await bookOf('s1')).stores).toHaveLength(1);
  });
});
