import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { act, agent, cid, id, NOON, says } from '../ports/store-world.contract.ts';
import { C2, createEraseRig, PERSON, PLANTED, readable, SITE, talk } from '../testing/erase-rig.ts';

let rig: ReturnType<typeof createEraseRig>;
beforeEach(async () => {
  rig = createEraseRig();
  await talk(rig);
});
afterEach(() => rig.end());

describe('a restored store', () => {
  it('[ER4] is carried out again in a restored backup, which takes nothing back that it lacks', async () => {
    const now = await rig.start();
    await rig.backUp();
    await act(now.store, C2, says(1, 30, `${PLANTED} later`), SITE);
    await now.eraser.erase(SITE, agent().id, PERSON);
    expect(await rig.restore()).toMatchObject({ erased: 1 });
    const back = await rig.start();
    expect(await readable(back)).toContain(PLANTED);
    await back.eraser.finish();
    expect(await readable(back)).not.toContain(PLANTED);
    const last = (await back.directory.readSiteLog(SITE, 0)).at(-1);
    expect(last).toMatchObject({ kind: 'shopper_erased', body: { person: PERSON }, actor: { role: 'system' } });
    // What it has is acked as ever (C2).
    expect([30, 1, 31, 3].map((n) => back.erasures.holds(SITE, cid(n)))).toEqual([true, false, false, false]);
    // The list goes with every further restore.
    await rig.restore();
    expect((await rig.start()).erasures.holds(SITE, cid(30))).toBe(true);
  });

  it('[ER4] a backup of before there was the site is started all the same', async () => {
    const now = await rig.start();
    await now.erasures.note({ site: id('s', 9), person: PERSON, at: NOON });
    await now.eraser.finish();
    expect(await now.erasures.open()).toEqual([]);
  });
});
