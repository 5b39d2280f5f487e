import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../ports/store.ts';
import { act, begin, id, SITE, says } from '../../ports/store-world.contract.ts';
import { type OpenStore, openDatabase } from './open.ts';
import { createSqliteStore } from './store.ts';

/** Three marks and some events on both sides of each. */
const LENGTH = 200;
const C1 = id('c', 1);
let dataDir: string;
let opened: OpenStore;
let store: Store;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'shopbell-chain-'));
  opened = openDatabase({
    dataDir,
    fatal: (error) => {
      throw error;
    },
  });
  store = createSqliteStore({ ...opened, onDurable: () => {} });
  await begin(store, 1);
  await begin(store, 2);
  // Two talks, one line in turn: what lies before an event in the file is the other's.
  const { seq } = (await store.conversation(SITE, C1)) ?? { seq: 0 };
  for (let n = seq + 1; n <= LENGTH; n++) {
    await Promise.all([1, 2].map((c) => act(store, id('c', c), says(c, n * 10 + c, `${c} ${n}`))));
  }
});
afterEach(async () => {
  await store.close();
  await opened.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const numbers = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

it('[ST1] reads every page of a conversation from every place, and only its own lines', async () => {
  for (let after = 0; after <= LENGTH + 1; after++) {
    const { events, head } = await store.readPublic(SITE, C1, { after, limit: 20 });
    expect(head).toBe(LENGTH);
    expect(events.map(({ seq }) => seq)).toEqual(numbers(after + 1, Math.min(after + 20, LENGTH)));
    for (const event of events)
      if (event.kind === 'message' && event.seq > 9) expect(event.text).toBe(`1 ${event.seq}`);
    const before = await store.readBefore(SITE, C1, after, 20);
    expect(before.map(({ seq }) => seq)).toEqual(numbers(Math.max(1, after - 20), Math.min(after - 1, LENGTH)));
  }
});

it('[ST1] finds a message by its number wherever it stands', async () => {
  for (const seq of [1, 2, 64, 65, 66, 128, 129, LENGTH - 1, LENGTH]) {
    const found = await store.commit(SITE, [{ kind: 'conversation', id: C1 }], (view) => ({
      changes: [],
      result: view.event(C1, seq),
    }));
    expect(found?.seq).toBe(seq);
  }
  const none = await store.commit(SITE, [], (view) => ({
    changes: [],
    result: [view.event(C1, 0), view.event(C1, LENGTH + 1)],
  }));
  expect(none).toEqual([undefined, undefined]);
});

it('has every 64th event in an index, and no other', () => {
  const marks = opened.db.prepare('SELECT seq FROM log INDEXED BY log_mark WHERE seq % 64 = 1 AND site = 1').all();
  expect(marks.map(({ seq }) => seq)).toEqual([1, 65, 129, 193, 1, 65, 129, 193]);
});
