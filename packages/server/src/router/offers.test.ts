import type { Conversation } from '@shopbell/domain';
import { expect, test } from 'vitest';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import { createBook } from './book.ts';
import { createOffers } from './offers.ts';

const NOON = 1_763_712_000_000;
const request = (n: number): Conversation => ({
  state: 'requested',
  ...{ id: `c${n}`, site: 's', person: `p:${n}`, participant: `${n}`, case: { id: `k${n}` } },
  ...{ seq: 2, deskSeq: 1, openedAt: NOON, lastAt: NOON, group: 'pre-sales', waitsSince: NOON },
});

test('[RTR17] what is offered to an agent is found without looking at all that wait, and no longer than it stands', () => {
  const book = createBook();
  for (let n = 0; n < 100; n++) book.hear(request(n), NOON);
  let looks = 0;
  const waiting = new Map(book.waiting);
  const get = waiting.get.bind(waiting);
  waiting.get = (id) => {
    looks += 1;
    return get(id);
  };
  waiting.values = () => {
    throw new Error('all that wait were looked at');
  };
  const told: (readonly string[])[] = [];
  const clock = createVirtualClock(NOON);
  const offers = createOffers({ ...book, waiting }, clock, (agents) => told.push(agents));
  const until = NOON + 20_000;
  const offer = (n: number, agent: string) => ({ conversation: `c${n}`, agent, until, passedBy: [] });
  offers.make([offer(1, 'na'), offer(2, 'na'), offer(3, 'na'), offer(4, 'wei')]);
  expect(told).toEqual([['na', 'wei']]);
  looks = 0;
  expect(offers.of('na').map(({ conversation }) => conversation)).toEqual(['c1', 'c2', 'c3']);
  expect(looks).toBe(3);
  expect(offers.of('nobody')).toEqual([]);
  expect(offers.pass('na', 'c1')).toBe(true);
  waiting.delete('c2');
  offers.end([{ conversation: 'c3', agent: 'na', why: 'lapsed', passedBy: ['na'] }]);
  offers.make([offer(3, 'wei')]);
  expect([offers.of('na'), offers.of('wei').map(({ conversation }) => conversation)]).toEqual([[], ['c4', 'c3']]);
  looks = 0;
  expect([offers.of('na'), looks]).toEqual([[], 0]);
  clock.advance(20_000);
  expect(offers.of('wei')).toEqual([]);
});
