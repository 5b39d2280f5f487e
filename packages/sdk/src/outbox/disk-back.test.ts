import { expect, it } from 'vitest';
import { memoryDisk } from '../testing/memory-disk.ts';
import { virtualClock } from '../testing/virtual-clock.ts';
import { createKeeper } from './keeper.ts';
import * as box from './outbox.ts';
import { RETRY_MS } from './storage.ts';

const entry = (cid: string): box.Entry => ({
  cid,
  request: { type: 'say', conversation: undefined, text: cid },
  at: 0,
  status: 'unsaved',
});

/** A keeper over a disk that refuses, where an earlier life has left `a`. */
async function refused() {
  const disk = memoryDisk();
  const clock = virtualClock();
  disk.records.set('db me outbox a', { ...entry('a'), status: 'saved' });
  disk.mode = 'refuses';
  let outbox = box.EMPTY_OUTBOX;
  const keeper = createKeeper({
    shelf: disk.open('db', 'me'),
    clock,
    anew: true,
    after: () => undefined,
    link: { leads: true },
    guard: () => undefined,
    get: () => outbox,
    set(next) {
      outbox = next;
    },
    arrived() {
      outbox = { ...outbox, entries: keeper.merge('epoch') };
    },
    changed: () => undefined,
    reject: () => undefined,
  });
  await clock.advance(10);
  const seen = () => [keeper.storage, outbox.entries.map(({ cid, status }) => `${cid} ${status}`)];
  const press = (cid: string) => {
    outbox = box.add(outbox, entry(cid));
    keeper.save();
  };
  expect(seen()).toEqual(['memory', []]);
  return { disk, clock, keeper, seen, press };
}

it('[OB8] what an earlier life left is read as soon as a disk that refused works again', async () => {
  const { disk, clock, keeper, seen, press } = await refused();
  disk.mode = 'ok';
  press('b');
  await clock.advance(10);
  expect(seen()).toEqual(['device', ['a saved', 'b saved']]);
  keeper.close();
});

it('[OB9] a disk that recovers is used again without a press, and not tried after the end', async () => {
  const { disk, clock, keeper, seen, press } = await refused();
  press('b');
  await clock.advance(3 * RETRY_MS);
  expect(seen()).toEqual(['memory', ['b unsaved']]);
  disk.mode = 'full';
  await clock.advance(RETRY_MS);
  expect(seen()).toEqual(['memory', ['a saved', 'b unsaved']]);
  disk.mode = 'ok';
  await clock.advance(RETRY_MS);
  expect(seen()).toEqual(['device', ['a saved', 'b saved']]);
  disk.mode = 'full';
  press('c');
  await clock.advance(10);
  keeper.close();
  expect(clock.timers).toBe(0);
});
