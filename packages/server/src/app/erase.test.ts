import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { act, agent, begin, cid, id, NOON, says, shopper, wholeLog } from '../ports/store-world.contract.ts';
import { byHand } from '../stores/sqlite/testing.ts';
import { C1, C3, createEraseRig, PERSON, PLANTED, readable, SITE, talk, words } from '../testing/erase-rig.ts';

const SYSTEM = { role: 'system' } as const;

let rig: ReturnType<typeof createEraseRig>;
beforeEach(async () => {
  rig = createEraseRig();
  await talk(rig);
});
afterEach(() => rig.end());

describe('erasing a person', () => {
  it('[ER1] leaves nothing of them in any read or any byte of the data folder, and all of everybody else', async () => {
    const now = await rig.start();
    now.search.begin();
    expect(rig.holding().length).toBeGreaterThan(1);
    expect(await now.eraser.erase(SITE, agent().id, PERSON)).toEqual({ conversations: 2 });
    expect(await readable(now)).not.toContain(PLANTED);
    await now.search.caughtUp();
    expect(rig.holding()).toEqual([]);
    expect((await now.store.conversation(SITE, C3))?.last).toMatchObject({ text: 'somebody else' });
    const events = await wholeLog(now.store, C1, SITE);
    expect(events.map(({ kind }) => kind)).toEqual(['requested', 'erased', 'assigned', 'erased', 'closed', 'wiped']);
    expect(await readable(await rig.start())).not.toContain(PLANTED);
    expect(rig.holding()).toEqual([]);
  });

  it('[ER1] takes what they said by the link of a letter along, and its log names whom it made of them', async () => {
    const now = await rig.start();
    now.search.begin();
    const [reader, device] = [`p:${id('p', 8)}`, { participant: id('p', 8), tokenHash: 't8', only: C1 }];
    await now.store.commit(SITE, [], () => ({ changes: [{ put: 'device', device }], result: undefined }));
    const contact = { email: `${PLANTED}@mail.example` };
    const said = { participant: id('p', 8), by: shopper(8), text: `${PLANTED} by letter`, contact };
    await begin(now.store, 8, said);
    await now.shoppers.write(SITE, `p:${id('p', 8)}`, { set: 'name', name: PLANTED });
    expect(await now.eraser.erase(SITE, agent().id, PERSON)).toEqual({ conversations: 3 });
    const left = [await now.store.conversation(SITE, id('c', 8)), await words(now, id('c', 8))];
    expect(JSON.stringify([left, await now.shoppers.read(SITE, `p:${id('p', 8)}`)])).not.toContain(PLANTED);
    await now.search.caughtUp();
    expect(rig.holding()).toEqual([]);
    const log = (await now.directory.readSiteLog(SITE, 0)).filter(({ kind }) => kind === 'shopper_erased');
    expect(log.map(({ body }) => body)).toEqual([{ person: PERSON }, { person: reader }]);
    expect((await now.store.conversation(SITE, C3))?.last).toMatchObject({ text: 'somebody else' });
  });

  it('[ER2] is in the site’s log before anything is gone, and told to who has their panel open', async () => {
    const now = await rig.start();
    const { thin } = now.erasures;
    now.erasures.thin = async (owed) => {
      expect((await now.directory.readSiteLog(SITE, 0)).at(-1)).toMatchObject({
        kind: 'shopper_erased',
        body: { person: PERSON },
        actor: { role: 'agent', id: agent().id },
      });
      expect(await readable(now)).toContain(PLANTED);
      await thin(owed);
    };
    await now.eraser.erase(SITE, agent().id, PERSON);
    expect(rig.hints).toMatchObject([{ kind: 'shopper', person: PERSON, rev: 3 }]);
    expect.assertions(5);
  });

  it.each(['site_log', 'erasure', 'erased_conversation'])(
    '[ER2] is in the site’s log and on the list, or in neither: %s can’t be written',
    async (table) => {
      await rig.stop();
      byHand(rig.dataDir, `CREATE TRIGGER breaks BEFORE INSERT ON ${table} BEGIN SELECT raise(ABORT, 'no room'); END`);
      const now = await rig.start();
      await expect(now.eraser.erase(SITE, agent().id, PERSON)).rejects.toThrow('no room');
      expect((await now.directory.readSiteLog(SITE, 0)).map(({ kind }) => kind)).not.toContain('shopper_erased');
      expect([await now.erasures.open(), await now.erasures.owed('words', 9)]).toEqual([[], []]);
      expect(await readable(now)).toContain(PLANTED);
    },
  );

  it('[ER1] takes what a crash had left in the files out of them by the next start', async () => {
    const now = await rig.start();
    now.erasures.emptied = async () => false;
    await now.eraser.erase(SITE, agent().id, PERSON);
    expect(rig.holding()).not.toEqual([]);
    await rig.crash();
    const next = await rig.start();
    expect(rig.holding()).not.toEqual([]);
    await next.eraser.finish();
    await expect.poll(rig.holding).toEqual([]);
  });

  it('[ER1] leaves no member’s name on a device that had no conversation as theirs, and nobody else’s', async () => {
    const now = await rig.start();
    for (const n of [8, 9]) {
      const device = { participant: id('p', n), tokenHash: `t${n}`, member: { id: `m${n}`, name: `${PLANTED} ${n}` } };
      await now.store.commit(SITE, [], () => ({ changes: [{ put: 'device', device }], result: undefined }));
      await now.shoppers.write(SITE, `m:m${n}`, { set: 'name', name: 'x' });
    }
    expect(await now.eraser.erase(SITE, agent().id, 'm:m9')).toEqual({ conversations: 0 });
    for (const { store } of [now, await rig.start()]) {
      expect((await store.device(SITE, 't9'))?.member).toEqual({ id: 'm9' });
      expect((await store.device(SITE, 't8'))?.member).toEqual({ id: 'm8', name: `${PLANTED} 8` });
    }
  });

  it('[ER1] takes a file away whose place was noted only behind it', async () => {
    const now = await rig.start();
    const device = { tokenHash: 't1', participant: id('p', 1), member: undefined } as const;
    const who = { role: 'shopper', site: SITE, slug: 'shop', ...device } as const;
    const place = { conversation: C1, seq: 4 };
    const upTo = now.fileBook.upTo;
    now.fileBook.upTo = async () => [];
    await now.eraser.erase(SITE, agent().id, PERSON);
    now.fileBook.upTo = upTo;
    expect(rig.holding()).not.toEqual([]);
    await now.desk.settled(who, id('k', 5), cid(22), place);
    expect(await now.fileBook.find(SITE, id('k', 5))).toBeUndefined();
    expect(rig.holding().filter((path) => path.includes('files'))).toEqual([]);
  });

  it('[ER3] owes what was noted anew behind an erasing that is settled', async () => {
    const { store, erasures } = await rig.start();
    await erasures.note({ site: SITE, person: PERSON, at: NOON }, SYSTEM);
    const first = await erasures.owed('words', 9);
    await act(store, id('c', 2), says(1, 30, PLANTED), SITE);
    await erasures.note({ site: SITE, person: PERSON, at: NOON + 1 }, SYSTEM);
    for (const owed of first) await erasures.settle(owed);
    expect((await erasures.owed('words', 9)).map(({ conversation }) => conversation)).toEqual([id('c', 2)]);
  });

  it('[ER1] knows nobody of whom nothing was ever said or written', async () => {
    const now = await rig.start();
    expect(await now.eraser.erase(SITE, agent().id, `p:${id('p', 9)}`)).toBeUndefined();
    expect(await now.erasures.open()).toEqual([]);
  });
});
