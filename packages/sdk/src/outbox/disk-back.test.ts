import { expect, it } from 'vitest';
import { memoryDisk } from '../testing/memory-disk.ts';
import { virtualClock } from '../testing/virtual-clock.ts';
import { createKeeper } from './keeper.ts';
import * as box from './outbox.ts';

const entry = (cid: string): box.Entry => ({
  cid,
  request: { type: 'say', conversation: undefined, text: cid },
  at: 0,
  status: 'unsaved',
});

it('[OB1] what an earlier life left is read as soon as a disk that refused works again', async () => {
  const disk = memoryDisk();
  const clock = virtualClock();
  disk.records.set('db me outbox a', { ...entry('a'), status: 'saved' });
  disk.mode = 'refuses';
  let outbox = box.EMPTY_OUTBOX;
  const keeper = createKeeper({
    shelf: disk.open('db', 'me'),
    clock,
    anew: true,
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
  expect([keeper.storage, outbox.entries]).toEqual(['memory', []]);
  disk.mode = 'ok';
  outbox = box.add(outbox, entry('b'));
  keeper.save();
  await clock.advance(10);
  expect([keeper.storage, outbox.entries.map(({ cid }) => cid)]).toEqual(['device', ['a', 'b']]);
  keeper.close();
});
