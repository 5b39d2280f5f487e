import { expect, it } from 'vitest';
import { settle, virtualClock } from '../testing/virtual-clock.ts';
import { STALE_MS } from './age.ts';
import { createKeeper } from './keeper.ts';
import * as box from './outbox.ts';

it('tells when words have become old while they were held back, since nothing else has changed', async () => {
  const clock = virtualClock();
  let outbox = box.add(box.EMPTY_OUTBOX, {
    cid: 'a',
    request: { type: 'say', conversation: undefined, text: 'a' },
    at: clock.wall(),
    status: 'saved',
  });
  let changes = 0;
  const keeper = createKeeper({
    shelf: undefined,
    clock: { ...clock, wall: () => clock.wall() + STALE_MS + 1 },
    anew: true,
    after: () => undefined,
    link: { leads: true },
    guard: () => undefined,
    get: () => outbox,
    set(next) {
      outbox = next;
    },
    arrived: () => undefined,
    changed: () => {
      changes += 1;
    },
    reject: () => undefined,
  });
  await settle();
  const before = changes;
  const pace = { ratePerSecond: 10, rateBurst: 20 };
  expect(keeper.pump(outbox, 0, pace).going).toEqual([]);
  keeper.pump(outbox, 0, pace);
  await settle();
  expect([keeper.stale, changes - before]).toEqual([1, 1]);
  keeper.close();
});
