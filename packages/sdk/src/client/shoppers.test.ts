import { expect, test } from 'vitest';
import { NO_SHOPPERS, takeShopper } from './shoppers.ts';

const state = (rev: number, more: object = {}) => ({ topic: 'shopper', conversation: 'c1', rev, facts: 2, ...more });
const live = { at: 5, page: { url: 'https://shop.example/', title: 'Home' } };

test('the latest word on a shopper counts, and nothing that is malformed', () => {
  const one = takeShopper(NO_SHOPPERS, state(2, { live }));
  expect(one.get('c1')).toEqual({ rev: 2, facts: 2, live });
  expect(takeShopper(one, state(1))).toBe(one);
  expect(takeShopper(one, state(3, { live: { at: 5, page: { url: '', title: { type: 'b' } } } }))).toBe(one);
  expect(takeShopper(one, { topic: 'queue', conversation: 'c1', rev: 9, place: 1 })).toBe(one);
  expect(takeShopper(one, state(3)).get('c1')).toEqual({ rev: 3, facts: 2 });
});
