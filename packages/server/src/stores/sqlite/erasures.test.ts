import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { agent } from '../../ports/store-world.contract.ts';
import { createEraseRig, PERSON, PLANTED, readable, SITE, talk } from '../../testing/erase-rig.ts';

let rig: ReturnType<typeof createEraseRig>;
beforeEach(async () => {
  rig = createEraseRig();
  await talk(rig);
});
afterEach(() => rig.end());

it('[ER1] lets nobody wait for who reads an older state of the store, and leaves no byte once they are through', async () => {
  const now = await rig.start();
  const reader = new DatabaseSync(join(rig.dataDir, 'shopbell.db'), { readOnly: true });
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM log').get();
  // SQLite itself would wait two seconds for them, on the loop.
  const loop = monitorEventLoopDelay({ resolution: 10 });
  loop.enable();
  await now.eraser.erase(SITE, agent().id, PERSON);
  loop.disable();
  expect(loop.max / 1e6).toBeLessThan(1000);
  expect(await readable(now)).not.toContain(PLANTED);
  expect(rig.holding()).not.toEqual([]);
  reader.close();
  now.clock.advance(5000);
  await expect.poll(rig.holding).toEqual([]);
});
