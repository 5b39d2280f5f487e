import { beforeEach, describe, expect, it } from 'vitest';
import type { FileRow } from '../ports/file-book.ts';
import { act, begin, cid, id, NOON, SITE, shopper } from '../ports/store-world.contract.ts';
import { createMemoryFileBook } from '../stores/memory/file-book.ts';
import { createMemoryFiles } from '../stores/memory/files.ts';
import { createMemoryStore } from '../stores/memory/store.ts';
import { EMPTY_MS, sweepFiles, UNSAID_MS } from './file-sweep.ts';

const DAY = 86_400_000;
const C1 = id('c', 1);
const shared = (n: number) => ({ id: id('k', n), name: 'a.txt', type: 'text/plain', bytes: 2 }) as const;

describe('the sweep of files', () => {
  let now: number;
  let world: Omit<Parameters<typeof sweepFiles>[0], 'clock'> & {
    store: ReturnType<typeof createMemoryStore>;
    files: ReturnType<typeof createMemoryFiles>;
  };
  const sweep = () => sweepFiles({ ...world, clock: { now: () => now, every: () => () => {} } });
  const kept = async (n: number) => (await world.files.read(id('k', n), 'whole')) !== undefined;

  async function file(n: number, over: Partial<FileRow> = {}) {
    const row = {
      site: SITE,
      owner: 'd:hash',
      state: 'uploading',
      hasPreview: false,
      createdAt: NOON,
      ...shared(n),
      ...over,
    } as const;
    await world.book.add(row, { personDayBytes: 1e9, siteBytes: 1e9 });
    await world.files.finish(id('k', n), { whole: new Uint8Array(2) });
    await world.book.settle(SITE, id('k', n), { state: 'ready', bytes: 2, hasPreview: false });
  }
  const say = (n: number, by = shopper()) =>
    act(world.store, C1, { do: 'ask', by, cid: cid(10 + n), text: '', file: shared(n) });

  beforeEach(async () => {
    now = NOON;
    world = { store: createMemoryStore({ onDurable() {} }), files: createMemoryFiles(), book: createMemoryFileBook() };
    await begin(world.store, 1);
    await world.store.commit(SITE, [], () => ({
      changes: [{ put: 'device', device: { participant: id('p', 1), tokenHash: 'hash' } }],
      result: undefined,
    }));
  });

  it('[FI8] takes away what was not said within a day, finished or not', async () => {
    await file(1);
    await file(2, { createdAt: NOON + 1 });
    now = NOON + UNSAID_MS;
    expect(await sweep()).toBe(0);
    now += 1;
    expect(await sweep()).toBe(1);
    expect([await kept(1), await kept(2)]).toEqual([false, true]);
  });

  it('[FI12] takes away within an hour what was announced and never came, however much it is', async () => {
    for (let n = 0; n < 2100; n++) {
      const row = { site: SITE, owner: 'd:hash', state: 'uploading', hasPreview: false, createdAt: NOON } as const;
      await world.book.add({ ...row, ...shared(n) }, { personDayBytes: 1e9, siteBytes: 1e9 });
    }
    await world.book.reserve(SITE, id('k', 7), 1, 1e9);
    now = NOON + EMPTY_MS;
    expect(await sweep()).toBe(0);
    now += 1;
    expect(await sweep()).toBe(2099);
    now = NOON + UNSAID_MS + 1;
    expect(await sweep()).toBe(1);
  });

  it('[FI8] notes what was said when a crash came before the note, and keeps it', async () => {
    await file(1);
    await world.book.claim(SITE, id('k', 1), cid(11));
    await say(1);
    await file(2);
    await world.book.claim(SITE, id('k', 2), cid(12));
    now = NOON + 2 * DAY;
    expect(await sweep()).toBe(1);
    expect([await kept(1), await kept(2)]).toEqual([true, false]);
    expect((await world.book.find(SITE, id('k', 1)))?.place).toEqual({ conversation: C1, seq: 3 });
  });

  it('[FI8] takes away what a crash has left of messages that were taken back', async () => {
    await file(1);
    await file(2);
    await say(1);
    await say(2);
    for (const n of [1, 2]) await world.book.said(SITE, id('k', n), { conversation: C1, seq: 2 + n });
    expect(await sweep()).toBe(0);
    const target = await world.store.commit(SITE, [], (view) => ({ changes: [], result: view.event(C1, 3) }));
    await act(world.store, C1, { do: 'recall', by: shopper(), cid: cid(30), of: 3, target, now: NOON, windowMs: 1000 });
    expect(await sweep()).toBe(1);
    expect([await kept(1), await kept(2)]).toEqual([false, true]);
  });
});
