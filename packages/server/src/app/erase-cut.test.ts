import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreBusy } from '../ports/store.ts';
import { act, agent, begin, id, NOON, says, shopper } from '../ports/store-world.contract.ts';
import {
  C1,
  C2,
  C3,
  createEraseRig,
  OTHER,
  PERSON,
  PLANTED,
  readable,
  SITE,
  talk,
  words,
} from '../testing/erase-rig.ts';

const SYSTEM = { role: 'system' } as const;
const WIPE = { do: 'wipe', by: SYSTEM } as const;

let rig: ReturnType<typeof createEraseRig>;
beforeEach(async () => {
  rig = createEraseRig();
  await talk(rig);
});
afterEach(() => rig.end());

describe('an erasing that was cut', () => {
  it('[ER3] is carried to its end by the next start, wherever a crash has cut it', async () => {
    const cut = await rig.start();
    await cut.erasures.note({ site: SITE, person: PERSON, at: NOON + 1000 }, SYSTEM);
    await act(cut.store, C1, WIPE);
    const now = await rig.start();
    expect(await readable(now)).toContain(PLANTED);
    await now.eraser.finish();
    expect(await readable(now)).not.toContain(PLANTED);
    await expect.poll(rig.holding).toEqual([]);
    expect(await now.erasures.open()).toEqual([]);
  });

  it('[ER3] takes no words that were said behind it, in what it had done or in what came after it', async () => {
    const cut = await rig.start();
    await cut.erasures.note({ site: SITE, person: PERSON, at: NOON + 1000 }, SYSTEM);
    await act(cut.store, C2, WIPE);
    await act(cut.store, C2, says(1, 40, 'new words'), SITE);
    await begin(cut.store, 4, { participant: id('p', 1), by: shopper(1), text: 'and more' });
    const now = await rig.start();
    await now.eraser.finish();
    expect(await words(now, C2)).toContain('new words');
    expect(await words(now, id('c', 4))).toContain('and more');
    expect(await readable(now)).not.toContain(PLANTED);
  });

  it('[ER3] is over once another one of the same person has come to its end', async () => {
    const now = await rig.start();
    await now.erasures.note({ site: SITE, person: PERSON, at: NOON + 500 }, SYSTEM);
    await now.eraser.erase(SITE, agent().id, PERSON);
    await act(now.store, C2, says(1, 40, 'new words'), SITE);
    await now.shoppers.write(SITE, PERSON, { set: 'name', name: 'Mei' });
    const next = await rig.start();
    await next.eraser.finish();
    expect(await words(next, C2)).toContain('new words');
    expect(await next.shoppers.read(SITE, PERSON)).toMatchObject({ name: 'Mei' });
  });

  it('[ER3] goes on by itself where the disk was full', async () => {
    const now = await rig.start();
    const commit = now.store.commit;
    now.store.commit = () => Promise.reject(new StoreBusy('full'));
    await expect(now.eraser.erase(SITE, agent().id, PERSON)).rejects.toThrow('full');
    expect(await readable(now)).toContain(PLANTED);
    now.store.commit = commit;
    now.clock.advance(5000);
    await expect.poll(() => now.erasures.open()).toEqual([]);
    expect(await readable(now)).not.toContain(PLANTED);
  });

  it('[ER3] is run once more at most for all who press again while it runs, and done for each', async () => {
    const now = await rig.start();
    const [withdraw, open] = [now.desk.withdrawAll, now.erasures.open];
    const gate = Promise.withResolvers<void>();
    const began = Promise.withResolvers<void>();
    now.desk.withdrawAll = async (...of) => {
      began.resolve();
      await gate.promise;
      return withdraw(...of);
    };
    let runs = 0;
    now.erasures.open = () => {
      runs += 1;
      return open();
    };
    const pressed = [now.eraser.erase(SITE, agent().id, PERSON)];
    await began.promise;
    for (let n = 0; n < 3; n++) {
      now.clock.advance(1);
      pressed.push(now.eraser.erase(SITE, agent().id, PERSON));
      await expect.poll(async () => (await open()).length).toBe(n + 1);
    }
    gate.resolve();
    await Promise.all(pressed);
    expect([runs, await open()]).toEqual([2, []]);
    expect(rig.hints).toHaveLength(2);
  });

  it('[ER3] ends between two conversations where the server stops, and says that it is not done', async () => {
    const now = await rig.start();
    const withdraw = now.desk.withdrawAll;
    let stopping: Promise<void> | undefined;
    now.desk.withdrawAll = (...of) => {
      stopping ??= now.eraser.stop();
      return withdraw(...of);
    };
    await expect(now.eraser.erase(SITE, agent().id, PERSON)).rejects.toThrow('the server stops');
    await stopping;
    expect(await now.erasures.owed('files', 9)).toHaveLength(1);
    now.clock.advance(60_000);
    const next = await rig.start();
    await next.eraser.finish();
    expect(await readable(next)).not.toContain(PLANTED);
  });

  it('[ER3] keeps nobody else’s words, and no start waiting, where a file can’t be removed', async () => {
    const now = await rig.start();
    const broken = () =>
      Promise.reject(Object.assign(new Error('EACCES: unlink'), { code: 'EACCES', syscall: 'unlink' }));
    now.files.remove = broken;
    expect(await now.eraser.erase(SITE, agent().id, PERSON)).toEqual({ conversations: 2 });
    expect(await now.eraser.erase(SITE, agent().id, OTHER)).toEqual({ conversations: 1 });
    expect(await words(now, C3)).not.toContain('somebody else');
    expect(await now.erasures.owed('files', 9)).toMatchObject([{ conversation: C1 }]);
    const next = await rig.start();
    const { remove } = next.files;
    next.files.remove = broken;
    await next.eraser.finish();
    next.files.remove = remove;
    await expect.poll(() => next.clock.advance(5000) ?? rig.holding()).toEqual([]);
  });

  it('[ER3] keeps nobody else’s words where one conversation’s stay, and says so to who asked for these', async () => {
    const now = await rig.start();
    const { thin } = now.erasures;
    now.erasures.thin = (owed) => (owed.conversation === C1 ? Promise.reject(new Error('damaged')) : thin(owed));
    await expect(now.eraser.erase(SITE, agent().id, PERSON)).rejects.toThrow('damaged');
    expect(await words(now, C2)).not.toContain(PLANTED);
    expect(await now.eraser.erase(SITE, agent().id, OTHER)).toEqual({ conversations: 1 });
    expect((await now.erasures.open()).map(({ person }) => person)).toEqual([PERSON]);
    const next = await rig.start();
    next.erasures.thin = now.erasures.thin;
    await expect(next.eraser.finish()).rejects.toThrow('damaged');
    now.erasures.thin = thin;
    const last = await rig.start();
    await last.eraser.finish();
    expect(await readable(last)).not.toContain(PLANTED);
  });

  it('[ER3] takes the files away that a crash has left behind their words', async () => {
    const cut = await rig.start();
    await cut.erasures.note({ site: SITE, person: PERSON, at: NOON + 1000 }, SYSTEM);
    await act(cut.store, C1, WIPE);
    await act(cut.store, C2, WIPE);
    expect(rig.holding().some((path) => path.includes('files'))).toBe(true);
    const now = await rig.start();
    await now.eraser.finish();
    await expect.poll(rig.holding).toEqual([]);
  });
});
