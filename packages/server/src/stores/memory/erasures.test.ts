import { expect, it } from 'vitest';
import { begin, id, NOON, SITE } from '../../ports/store-world.contract.ts';
import { createMemoryErasures } from './erasures.ts';
import { createMemoryStore } from './store.ts';

it('[ER3] goes past what stays owed, also behind one that is settled meanwhile', async () => {
  const store = createMemoryStore({ onDurable() {} });
  for (const n of [1, 2]) await begin(store, n, { participant: id('p', 1) });
  const erasures = createMemoryErasures(store, { change: async () => ({ ok: true }) });
  await erasures.note({ site: SITE, person: `p:${id('p', 1)}`, at: NOON }, { role: 'system' });
  for (const owed of await erasures.owed('words', 9)) await erasures.settle(owed);
  const [first] = await erasures.owed('files', 1);
  const [second] = await erasures.owed('files', 1, first);
  if (!second) throw new Error('there are two');
  expect(second.conversation).not.toBe(first?.conversation);
  await erasures.settle(second);
  expect(await erasures.owed('files', 1, second)).toEqual([]);
  expect(await erasures.owed('files', 9)).toEqual([first]);
});
