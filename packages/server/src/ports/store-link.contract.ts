import { describe, expect, it } from 'vitest';
import type { AnswerLink, Change, Store } from './store.ts';
import type { StoreRig } from './store-world.contract.ts';
import { act, begin, id, NOON, nowAndReopened, OTHER_SITE, SITE } from './store-world.contract.ts';

const C1 = id('c', 1);
const LINK: AnswerLink = { hash: 'h1', conversation: C1, until: NOON + 1000 };
const tokenHash = 'l'.repeat(43);

const put = (store: Store, change: Change, site = SITE) =>
  store.commit(site, [], () => ({ changes: [change], result: 0 }));
const linkOf = (store: Store, hash: string, site = SITE) =>
  store.commit(site, [{ kind: 'link', hash }], (view) => ({ changes: [], result: view.link(hash) }));

/** Links of letters, and the devices that come by them. */
export function linkContract(rig: () => StoreRig): void {
  describe('links', () => {
    it('[ST52] are kept by their hash and their site, with who has used them', async () => {
      await begin(rig().store, 1);
      await put(rig().store, { put: 'link', link: LINK, at: NOON });
      for await (const store of nowAndReopened(rig())) {
        expect(await linkOf(store, 'h1')).toStrictEqual(LINK);
        expect(await linkOf(store, 'h1', OTHER_SITE)).toBeUndefined();
        expect(await linkOf(store, 'h2')).toBeUndefined();
      }
      await put(rig().store, { put: 'link', link: { ...LINK, usedBy: id('p', 3) }, at: NOON });
      for await (const store of nowAndReopened(rig()))
        expect(await linkOf(store, 'h1')).toMatchObject({ usedBy: id('p', 3) });
    });

    it('[ST52] go when they are over, and with the words of their conversation', async () => {
      const { store } = rig();
      await begin(store, 1);
      await put(store, { put: 'link', link: LINK, at: NOON });
      await put(store, { put: 'link', link: { ...LINK, hash: 'h2', until: NOON + 9000 }, at: NOON + 1001 });
      expect(await linkOf(store, 'h1')).toBeUndefined();
      expect(await linkOf(store, 'h2')).toBeDefined();
      await act(store, C1, { do: 'wipe', by: { role: 'system' } });
      expect(await linkOf(store, 'h2')).toBeUndefined();
    });

    it('[LE8] what came by one says so', async () => {
      await begin(rig().store, 1);
      const by = { role: 'shopper', id: id('p', 7), byLetter: true } as const;
      await act(rig().store, C1, { do: 'ask', by, cid: id('k', 1), text: 'By the letter' });
      for await (const store of nowAndReopened(rig())) {
        const { events } = await store.readPublic(SITE, C1, { after: 0, limit: 9 });
        expect(events.at(-1)?.by).toStrictEqual(by);
        expect(events[0]?.by).not.toHaveProperty('byLetter');
      }
    });

    it('[ST52] a device that came by one keeps to its conversation', async () => {
      const device = { participant: id('p', 7), tokenHash, only: C1 };
      await put(rig().store, { put: 'device', device });
      for await (const store of nowAndReopened(rig()))
        expect(await store.device(SITE, tokenHash)).toStrictEqual(device);
      const moved = { ...device, only: id('c', 2) };
      await expect(put(rig().store, { put: 'device', device: moved })).rejects.toThrow('another link');
    });
  });

  it('[ST54] tells whom the letters of a person’s conversations have led here, and theirs again, of its site alone', async () => {
    const { store } = rig();
    const comes = (n: number, only: string, site = SITE) =>
      put(store, { put: 'device', device: { participant: id('p', n), tokenHash: `${n}`.repeat(43), only } }, site);
    for (const n of [1, 2, 7, 9]) await begin(store, n);
    await begin(store, 1, { site: OTHER_SITE });
    await comes(7, C1);
    await comes(8, id('c', 7));
    await comes(9, id('c', 2));
    await comes(6, C1, OTHER_SITE);
    for await (const each of nowAndReopened(rig())) {
      const of = async (n: number, site = SITE) => [...(await each.byLetter(site, `p:${id('p', n)}`))].sort();
      expect(await of(1)).toEqual([`p:${id('p', 7)}`, `p:${id('p', 8)}`]);
      expect([await of(7), await of(2), await of(9)]).toEqual([[`p:${id('p', 8)}`], [`p:${id('p', 9)}`], []]);
      expect(await of(1, OTHER_SITE)).toEqual([`p:${id('p', 6)}`]);
      expect(await each.byLetter(id('s', 3), `p:${id('p', 1)}`)).toEqual([]);
    }
  });

  it('[ST53] lists what was answered and what was given up, the last left first, page by page', async () => {
    const { store } = rig();
    const by = { role: 'system' } as const;
    const na = { role: 'agent', id: id('a', 1), name: 'Agent 1' } as const;
    for (const n of [1, 2, 3, 4]) {
      await begin(store, n, {}, NOON + n);
      const since = NOON + n;
      await act(store, id('c', n), { do: 'leave', by, since, why: 'nobody_on_duty' });
      if (n === 4) continue;
      if (n === 2) await act(store, id('c', n), { do: 'give_up', by: na, cid: `u${n}`, text: 'An advertisement' });
      else {
        await act(store, id('c', n), { do: 'take', by: na, cid: `t${n}`, hasRoom: true, mayPick: true });
        await act(store, id('c', n), { do: 'answer', by: na, cid: `a${n}`, text: 'Yes' });
      }
    }
    for await (const each of nowAndReopened(rig())) {
      const idsOf = async (how: 'replied' | 'gave_up', before?: { at: number; id: string }, limit = 9) =>
        (await each.conversations(SITE, { of: 'settled', how, limit, ...(before ? { before } : {}) })).map(
          (row) => row.id,
        );
      expect(await idsOf('replied')).toEqual([id('c', 3), id('c', 1)]);
      expect(await idsOf('gave_up')).toEqual([id('c', 2)]);
      const [first] = await each.conversations(SITE, { of: 'settled', how: 'replied', limit: 1 });
      expect(await idsOf('replied', { at: first?.left?.at ?? 0, id: first?.id ?? '' })).toEqual([id('c', 1)]);
      expect(await each.conversations(OTHER_SITE, { of: 'settled', how: 'replied', limit: 9 })).toEqual([]);
    }
  });
}
