import { expect, it } from 'vitest';
import { act, agent, begin, cid, id, SITE } from '../ports/store-world.contract.ts';
import { createMemoryStore } from '../stores/memory/store.ts';
import { holds } from './holds.ts';

it('[DO15] counts what an agent has, a take that is under way and no talk that has ended', async () => {
  const store = createMemoryStore({ onDurable: () => {} });
  await begin(store, 1);
  const { id: anna } = agent();
  expect(await holds(store, SITE, anna)).toBe(0);
  const taking = act(store, id('c', 1), { do: 'take', by: agent(), cid: cid(5), hasRoom: true, mayPick: true });
  expect(await holds(store, SITE, anna)).toBe(1);
  await taking;
  await act(store, id('c', 1), { do: 'close', by: agent(), cid: cid(6) });
  expect(await holds(store, SITE, anna)).toBe(0);
  await store.close();
});
