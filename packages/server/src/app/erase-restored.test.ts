import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { act, agent, begin, cid, does, id, NOON, says, shopper } from '../ports/store-world.contract.ts';
import { byHand } from '../stores/sqlite/testing.ts';
import { C1, C2, createEraseRig, PERSON, PLANTED, readable, SITE, talk, words } from '../testing/erase-rig.ts';

const SYSTEM = { role: 'system' } as const;

let rig: ReturnType<typeof createEraseRig>;
beforeEach(async () => {
  rig = createEraseRig();
  await talk(rig);
});
afterEach(() => rig.end());

describe('a restored store', () => {
  it('[ER4] erases again whom its backup still had, and takes nothing back that it lacks', async () => {
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

  it('[ER4] erases what became a member’s after its backup, by the conversation', async () => {
    const { store } = await rig.start();
    await rig.backUp();
    await act(store, C2, { do: 'identify', by: SYSTEM, member: { id: 'm7', name: 'Chen' } });
    const { eraser } = await rig.start();
    expect(await eraser.erase(SITE, agent().id, 'm:m7')).toEqual({ conversations: 1 });
    await rig.restore();
    const back = await rig.start();
    await back.eraser.finish();
    expect(await words(back, C2)).not.toContain(PLANTED);
    // Who was erased is the member: what the guest has is another person's.
    expect(await words(back, C1)).toContain(PLANTED);
  });

  it('[ER4] takes from nobody whose conversation was the erased one’s when the backup was made', async () => {
    const { store } = await rig.start();
    await rig.backUp();
    await act(store, C2, { do: 'identify', by: SYSTEM, member: { id: 'm7', name: 'Chen' } });
    const { eraser } = await rig.start();
    expect(await eraser.erase(SITE, agent().id, PERSON)).toEqual({ conversations: 1 });
    await rig.restore();
    const back = await rig.start();
    await back.eraser.finish();
    expect(await words(back, C2)).toContain(PLANTED);
    expect(await words(back, C1)).not.toContain(PLANTED);
  });

  it('[ER4] holds what a guest sent who was erased and became a member', async () => {
    const { store, eraser } = await rig.start();
    await rig.backUp();
    await act(store, C2, says(1, 30, PLANTED), SITE);
    await eraser.erase(SITE, agent().id, PERSON);
    await act(store, C2, { do: 'identify', by: SYSTEM, member: { id: 'm7', name: 'Chen' } });
    await rig.restore();
    expect((await rig.start()).erasures.holds(SITE, cid(30))).toBe(true);
  });

  it('[ER4] holds by the place in the log, whatever the clock said: what came before the erasing, and nothing behind it', async () => {
    const { store, eraser } = await rig.start();
    await rig.backUp();
    const ahead = does(C2, says(1, 30, `${PLANTED} before the clock was set back`), NOON + 3_600_000);
    await store.commit(SITE, [{ kind: 'conversation', id: C2 }], ahead);
    await eraser.erase(SITE, agent().id, PERSON);
    await act(store, C2, says(1, 31, 'anew'), SITE);
    await rig.restore();
    const { erasures } = await rig.start();
    expect([30, 31].map((n) => erasures.holds(SITE, cid(n)))).toEqual([true, false]);
  });

  it('[ER4] holds and erases also what a crash had left to the next start', async () => {
    const { store, erasures } = await rig.start();
    await rig.backUp();
    await act(store, C2, says(1, 30, PLANTED), SITE);
    await erasures.note({ site: SITE, person: PERSON, at: NOON }, SYSTEM);
    await rig.restore();
    const back = await rig.start();
    expect(back.erasures.holds(SITE, cid(30))).toBe(true);
    await back.eraser.finish();
    expect(await readable(back)).not.toContain(PLANTED);
  });

  it('[ER4] erases in a copy of a later life what the store that stood there never had', async () => {
    await rig.stop();
    await rig.backUp('old.db');
    const { store } = await rig.start();
    await begin(store, 4, { participant: id('p', 1), by: shopper(1), text: `${PLANTED} 4` });
    await rig.backUp();
    await rig.restore('old.db');
    const { eraser } = await rig.start();
    await eraser.erase(SITE, agent().id, PERSON);
    await rig.restore();
    const back = await rig.start();
    await back.eraser.finish();
    expect(await words(back, id('c', 4))).not.toContain(PLANTED);
  });

  it('[ER4] erases once: what was said behind it, and is in the backup, stays', async () => {
    const { store, eraser } = await rig.start();
    await eraser.erase(SITE, agent().id, PERSON);
    await act(store, C2, says(1, 30, 'anew'), SITE);
    await rig.backUp();
    await rig.restore();
    const back = await rig.start();
    await back.eraser.finish();
    expect(await words(back, C2)).toContain('anew');
  });

  it('[ER4] erases once also what an earlier version has erased, whichever of the two made the backup', async () => {
    const { store, eraser } = await rig.start();
    await eraser.erase(SITE, agent().id, PERSON);
    await act(store, C2, says(1, 30, 'anew'), SITE);
    await rig.older();
    await rig.backUp('older.db');
    await rig.start();
    await rig.backUp('newer.db');
    for (const backup of ['newer.db', 'older.db']) {
      await rig.restore(backup);
      const back = await rig.start();
      await back.eraser.finish();
      expect(await words(back, C2)).toContain('anew');
    }
  });

  it('[ER4] erases in a former life what was erased in a later one, whose log is shorter', async () => {
    await rig.stop();
    await rig.backUp('old.db');
    const first = await rig.start();
    for (const n of [30, 31, 32]) await act(first.store, C2, says(1, n, PLANTED), SITE);
    await first.eraser.erase(SITE, agent().id, PERSON);
    await act(first.store, C2, says(1, 33, PLANTED), SITE);
    await rig.backUp('former.db');
    await rig.restore('old.db');
    const later = await rig.start();
    await later.eraser.finish();
    later.clock.advance(60_000);
    await later.eraser.erase(SITE, agent().id, PERSON);
    await rig.restore('former.db');
    const back = await rig.start();
    expect(await words(back, C2)).toContain(PLANTED);
    await back.eraser.finish();
    expect(await readable(back)).not.toContain(PLANTED);
  });

  it('[ER4] takes nothing that was said anew and became a member’s, where the guest is erased once more', async () => {
    const { store, eraser, clock } = await rig.start();
    await eraser.erase(SITE, agent().id, PERSON);
    await act(store, C2, says(1, 30, 'anew'), SITE);
    await rig.backUp();
    await act(store, C2, { do: 'identify', by: SYSTEM, member: { id: 'm7', name: 'Chen' } });
    clock.advance(60_000);
    await eraser.erase(SITE, agent().id, PERSON);
    await rig.restore();
    const back = await rig.start();
    await back.eraser.finish();
    expect(await words(back, C2)).toContain('anew');
  });

  it('[ER4] erases what an earlier version was cut in, and no newer one was started on', async () => {
    const cut = await rig.start();
    await rig.backUp();
    await cut.erasures.note({ site: SITE, person: PERSON, at: NOON }, SYSTEM);
    await act(cut.store, C1, { do: 'wipe', by: SYSTEM });
    await rig.older();
    await rig.restore();
    const back = await rig.start();
    await back.eraser.finish();
    expect(await readable(back)).not.toContain(PLANTED);
  });

  it('[ER4] a backup of before there was the site is started all the same', async () => {
    await rig.stop();
    byHand(rig.dataDir, `INSERT INTO erasure (site, person, at) VALUES ('${id('s', 9)}', '${PERSON}', ${NOON})`);
    const now = await rig.start();
    await now.eraser.finish();
    expect(await now.erasures.open()).toEqual([]);
  });
});
