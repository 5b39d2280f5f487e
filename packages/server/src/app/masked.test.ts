import { expect, test } from 'vitest';
import { act, begin, id, SITE } from '../ports/store-world.contract.ts';
import { rowOf } from '../relay/rows.ts';
import { createMemoryStore } from '../stores/memory/store.ts';
import { deskTold } from './masked.ts';

test('[MK5] what the shop calls a member is masked in lists and in the desk’s log; their id is the shop’s', async () => {
  const store = createMemoryStore({ onDurable: () => {} });
  await begin(store, 1);
  const member = { id: 'M-204', name: 'mei.li@qq.com' };
  await act(store, id('c', 1), { do: 'identify', by: { role: 'system' }, member });
  const conversation = await store.conversation(SITE, id('c', 1));
  const shown = { id: 'M-204', name: 'm**.**@qq.com' };
  expect(conversation && rowOf(conversation).shopper.member).toEqual(shown);
  const { events: all } = await store.readDesk(SITE, id('c', 1), { after: 0, limit: 9 });
  const events = all.filter(({ kind }) => kind === 'identified');
  expect(deskTold(events)).toMatchObject([{ kind: 'identified', member: shown }]);
});
