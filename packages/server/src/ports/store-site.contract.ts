import { describe, expect, it } from 'vitest';
import type { Store } from './store.ts';
import type { StoreRig } from './store-world.contract.ts';
import {
  act,
  agent,
  begin,
  cid,
  id,
  nowAndReopened,
  OTHER_SITE,
  SITE,
  says,
  shopper,
  wholeLog,
} from './store-world.contract.ts';

const C1 = id('c', 1);
const tokenHash = 's'.repeat(43);
const person = `p:${id('p', 1)}` as const;

/** Everything that can be read of a site under the keys both sites use. */
async function allOf(store: Store, site: string): Promise<unknown> {
  return {
    row: await store.conversation(site, C1),
    public: await store.readPublic(site, C1, { after: 0, limit: 9 }),
    desk: await store.readDesk(site, C1, { after: 0, limit: 9 }),
    before: await store.readBefore(site, C1, 99, 9),
    place: await store.deskSeqBefore(site, C1, 99),
    person: await store.conversations(site, { of: 'persons', persons: [person], limit: 9 }),
    waiting: await store.conversations(site, { of: 'waiting', limit: 9 }),
    left: await store.conversations(site, { of: 'left', limit: 9 }),
    held: await store.conversations(site, { of: 'held', limit: 9 }),
    agent: await store.conversations(site, { of: 'agent', agent: id('a', 1), limit: 9 }),
    device: await store.device(site, tokenHash),
    keys: await store.commit(site, [], (view) => ({
      changes: [],
      result: {
        row: view.conversation(C1),
        open: view.open(person),
        sent: view.sent(id('p', 1), cid(1)),
        device: view.device(tokenHash),
        load: view.load(id('a', 1)),
      },
    })),
  };
}

const fill = async (store: Store, site: string, text: string): Promise<void> => {
  await Promise.all([
    begin(store, 1, { site, text, page: { url: `https://${text}.example`, title: text } }),
    store.commit(site, [], () => ({
      changes: [{ put: 'device', device: { participant: id('p', 1), tokenHash, member: { id: text } } }],
      result: 0,
    })),
    act(store, C1, { do: 'note', by: { ...agent(), name: text }, cid: cid(2), text }, site),
    act(store, C1, { do: 'take', by: { ...agent(), name: text }, cid: cid(3), hasRoom: true, mayPick: true }, site),
  ]);
};

/** No key reaches into another site, even where every id is the same. */
export function siteContract(rig: () => StoreRig): void {
  describe('site', () => {
    it('[ST9] shows another site nothing under the same keys', async () => {
      const { store, reopen } = rig();
      const nothing = await allOf(store, OTHER_SITE);
      await fill(store, SITE, 'ours');
      expect(await allOf(store, OTHER_SITE)).toEqual(nothing);
      // Known now, but with nothing under these keys.
      await begin(store, 5, { site: OTHER_SITE, by: shopper(5) });
      await act(store, id('c', 5), { do: 'close', by: { role: 'system' } }, OTHER_SITE);
      expect(await allOf(store, OTHER_SITE)).toEqual(nothing);
      expect(await allOf(await reopen(), OTHER_SITE)).toEqual(nothing);
    });

    it('[ST9] keeps two sites apart that use the same ids, in one group and over a reopening', async () => {
      const { store } = rig();
      await Promise.all([fill(store, SITE, 'ours'), fill(store, OTHER_SITE, 'theirs')]);
      await Promise.all([
        act(store, C1, says(1, 10, 'ours more')),
        act(store, C1, says(1, 10, 'theirs more'), OTHER_SITE),
        act(store, C1, says(1, 11, 'theirs again'), OTHER_SITE),
      ]);
      for await (const each of nowAndReopened(rig())) {
        const [ours, theirs] = [JSON.stringify(await allOf(each, SITE)), JSON.stringify(await allOf(each, OTHER_SITE))];
        expect(ours).toContain('ours');
        expect(ours).not.toContain('theirs');
        expect(ours).not.toContain(OTHER_SITE);
        expect(theirs).toContain('theirs');
        expect(theirs).not.toContain('ours');
        expect((await wholeLog(each, C1)).map((event) => event.seq)).toEqual([1, 2, 3, 4]);
        expect((await wholeLog(each, C1, OTHER_SITE)).map((event) => event.seq)).toEqual([1, 2, 3, 4, 5]);
      }
    });
  });
}
