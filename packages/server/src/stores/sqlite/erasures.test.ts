import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { act, agent, says } from '../../ports/store-world.contract.ts';
import { C3, createEraseRig, PERSON, PLANTED, readable, SITE, talk } from '../../testing/erase-rig.ts';

let rig: ReturnType<typeof createEraseRig>;
beforeEach(async () => {
  rig = createEraseRig();
  await talk(rig);
});
afterEach(() => {
  vi.restoreAllMocks();
  return rig.end();
});

/**
 * Begins to read once all is written and little of it is in the store: whoever does so later has no need of the WAL, and who did so before
 * keeps the thread from coming so far. Returns once the thread is told to cut the WAL off: from there to its answer the groups wait.
 */
const readAndAwaitCut = (reader: DatabaseSync): Promise<void> =>
  new Promise((resolve) => {
    const { postMessage } = Worker.prototype;
    const orders = vi.spyOn(Worker.prototype, 'postMessage');
    orders.mockImplementation(function (this: Worker, order: unknown) {
      if (order === 'free' && !reader.isTransaction) {
        reader.exec('BEGIN');
        reader.prepare('SELECT count(*) FROM log').get();
      }
      if (order === 'empty') {
        orders.mockRestore();
        resolve();
      }
      postMessage.call(this, order);
    });
  });

it('[ER1] lets nobody wait for who reads an older state of the store, and leaves no byte once they are through', async () => {
  const now = await rig.start();
  const reader = new DatabaseSync(join(rig.dataDir, 'shopbell.db'), { readOnly: true });
  const cut = readAndAwaitCut(reader);
  const erasing = now.eraser.erase(SITE, agent().id, PERSON);
  await cut;
  const from = performance.now();
  await act(now.store, C3, says(3, 30));
  // In the thread SQLite itself would wait two seconds for who reads, and each commit for the thread.
  expect(performance.now() - from).toBeLessThan(1000);
  await erasing;
  expect(await readable(now)).not.toContain(PLANTED);
  expect(rig.holding()).not.toEqual([]);
  reader.close();
  now.clock.advance(5000);
  await expect.poll(rig.holding).toEqual([]);
});
