import { expect, test } from 'vitest';
import { id, NOON, OTHER_SITE, SITE } from '../ports/store-world.contract.ts';
import type { Webhook } from '../ports/webhooks.ts';
import { createTargetBook } from './targets.ts';

const webhook = (n: number, over: Partial<Webhook> = {}): Webhook => ({
  ...{
    id: id('k', n),
    url: 'https://shop.example/hook',
    topics: ['message'],
    state: 'on',
    secrets: [],
    createdAt: NOON,
  },
  ...over,
});

function open(first: readonly Webhook[], mail: readonly string[] = []) {
  let list = first;
  const webhooks = {
    all: async () => list.map((each) => ({ site: SITE, webhook: each })),
    list: async (site: string) => (site === SITE ? list : []),
  };
  return {
    book: createTargetBook(webhooks, new Set(mail)),
    set(next: readonly Webhook[]) {
      list = next;
    },
  };
}

test('[OG6] is the same empty list for a site that tells nobody', async () => {
  const { book } = open([webhook(1, { state: 'off' })]);
  await book.load();
  expect(book.of(SITE)).toEqual([]);
  expect(book.of(SITE)).toBe(book.of(OTHER_SITE));
});

test('[WK10] what is off is told of nothing new, and is still known', async () => {
  const { book, set } = open([webhook(1), webhook(2, { state: 'full' })]);
  await book.load();
  const told = () => book.of(SITE).map(({ name }) => name);
  expect(told()).toEqual([`webhook:${id('k', 1)}`]);
  expect(book.webhook(SITE, `webhook:${id('k', 2)}`)?.state).toBe('full');
  expect(book.sitesWith('message')).toEqual([SITE]);
  expect(book.sitesWith('promise_overdue')).toEqual([]);
  set([webhook(2)]);
  await book.changed(SITE);
  expect(told()).toEqual([`webhook:${id('k', 2)}`]);
  expect(book.webhook(SITE, `webhook:${id('k', 1)}`)).toBeUndefined();
  set([]);
  await book.changed(SITE);
  expect(told()).toEqual([]);
});

test('[ML3] goes by mail at every site where mail is set up', async () => {
  const { book } = open([webhook(1)], ['left_replied']);
  await book.load();
  expect(book.of(OTHER_SITE).map(({ name }) => name)).toEqual(['mail']);
  expect(book.of(SITE).map(({ name }) => name)).toEqual(['mail', `webhook:${id('k', 1)}`]);
});
