import { expect, it } from 'vitest';
import { act, agent, begin, cid, id, NOON, SITE } from '../ports/store-world.contract.ts';
import { createMemoryStore } from '../stores/memory/store.ts';
import { createOverview } from './overview.ts';

it('[OV3] reads a great floor in strides; who changes hands meanwhile is in it once, who ends is not', async () => {
  const store = createMemoryStore({ onDurable: () => {} });
  const take = { do: 'take', hasRoom: true, mayPick: true } as const;
  const all = Array.from({ length: 250 }, (_, n) => n + 1);
  for (const n of all) await begin(store, n, {}, NOON + n);
  for (const n of all.slice(50)) await act(store, id('c', n), { ...take, by: agent(2), cid: cid(1000 + n) });
  const turns: (() => void)[] = [];
  const meanwhile = [
    // The one that would be read last comes to stand first.
    () => act(store, id('c', 250), { do: 'take_over', by: agent(1), cid: cid(2000), from: id('a', 2), text: 'n' }),
    () => act(store, id('c', 249), { do: 'close', by: { role: 'system' } }),
  ];
  const overview = createOverview({
    store,
    clock: {
      now: () => NOON,
      elapsed: () => 0,
      after(_, run) {
        turns.push(run);
        return () => {};
      },
    },
  });
  const reading = overview.read(SITE);
  let strides = 1;
  let isRead = false;
  void reading.then(() => {
    isRead = true;
  });
  while (!isRead) {
    await new Promise((resolve) => setImmediate(resolve));
    const next = turns.shift();
    if (!next) continue;
    await meanwhile.shift()?.();
    strides += 1;
    next();
  }
  const { conversations } = await reading;
  expect(strides).toBe(5);
  expect(conversations.map(({ conversation }) => conversation).sort()).toEqual(
    all.filter((n) => n !== 249).map((n) => id('c', n)),
  );
  expect(conversations.find(({ conversation }) => conversation === id('c', 250))?.agent?.id).toBe(id('a', 1));
});

it('[OV3] has once who is taken while its lists are read', async () => {
  const store = createMemoryStore({ onDurable: () => {} });
  const all = Array.from({ length: 120 }, (_, n) => n + 1);
  for (const n of all) await begin(store, n, {}, NOON + n);
  const listed: typeof store.listed = async (site, query) => {
    const ids = await store.listed(site, query);
    const take = { do: 'take', hasRoom: true, mayPick: true, by: agent(2), cid: cid(1000) } as const;
    if (query.of === 'waiting') await act(store, id('c', 1), take);
    return ids;
  };
  const after = (_: number, run: () => void) => {
    run();
    return () => {};
  };
  const clock = { now: () => NOON, elapsed: () => 0, after };
  const { conversations } = await createOverview({ store: { ...store, listed }, clock }).read(SITE);
  expect(conversations.map(({ conversation }) => conversation).sort()).toEqual(all.map((n) => id('c', n)).sort());
});
