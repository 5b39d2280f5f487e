import { expect, test } from 'vitest';
import { mayReadEarlier } from './access.ts';
import type { Conversation } from './conversation.ts';
import { begin, na, wei } from './sample.contract.ts';

const { conversation } = begin();
const theirs = (over: object): Conversation => ({ ...conversation, ...over }) as Conversation;
const closed = theirs({ state: 'closed', id: '01kah0t3vqearlier001' });
const has = (id: string) => theirs({ state: 'active', agent: { id, name: 'A' } });

test('[SF7] who answers a shopper now reads what was closed with the same person', () => {
  expect(mayReadEarlier(closed, [has(na.id), closed], na.id)).toBe(true);
  const invited = { agent: { id: na.id, name: 'A' }, by: { id: wei.id, name: 'B' }, at: 1 };
  expect(
    mayReadEarlier(closed, [theirs({ state: 'active', agent: { id: wei.id, name: 'B' }, invited: [invited] })], na.id),
  ).toBe(true);
});

test('[SF7] nobody else does, and nothing that is open is read by it', () => {
  expect(mayReadEarlier(closed, [has(wei.id), closed], na.id)).toBe(false);
  expect(mayReadEarlier(closed, [conversation], na.id)).toBe(false);
  expect(mayReadEarlier(closed, [theirs({ ...has(na.id), person: 'm:other' })], na.id)).toBe(false);
  expect(mayReadEarlier(has(wei.id), [has(na.id)], na.id)).toBe(false);
});
