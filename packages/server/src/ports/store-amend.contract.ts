import type { Command } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
import type { StoreRig } from './store-world.contract.ts';
import {
  agent,
  begin,
  cid,
  does,
  id,
  NOON,
  nowAndReopened,
  OTHER_SITE,
  SITE,
  says,
  shopper,
} from './store-world.contract.ts';

const C1 = id('c', 1);
const none = { delivered: 0, read: 0 };

/** Edits, recalls and receipts: what changes how a log is read, and what is kept beside it. */
export function amendContract(rig: () => StoreRig): void {
  /** Carries out an amendment of message `of`, with the target as the store has it. */
  const amend = (over: { do: 'edit'; text: string } | { do: 'recall' }, of: number, c: number) =>
    rig().store.commit(SITE, [{ kind: 'conversation', id: C1 }], (view) => {
      const target = view.event(C1, of);
      const command: Command = { ...over, by: shopper(), cid: cid(c), of, target, now: NOON, windowMs: 1000 };
      return does(C1, command)(view);
    });

  describe('amendments', () => {
    it('[ST22] keeps an edit as an event of its own, and the newest words in the row', async () => {
      await begin(rig().store, 1);
      await amend({ do: 'edit', text: 'hello again' }, 2, 10);
      for await (const store of nowAndReopened(rig())) {
        const { events } = await store.readPublic(SITE, C1, { after: 1, limit: 9 });
        expect(events).toMatchObject([
          { kind: 'message', seq: 2, text: 'hello 1' },
          { kind: 'edited', seq: 3, of: 2, text: 'hello again' },
        ]);
        expect((await store.conversation(SITE, C1))?.last).toMatchObject({ seq: 2, text: 'hello again' });
      }
    });

    it('[ST22] gives nobody the words of a recalled message or of its edits, in any read', async () => {
      await begin(rig().store, 1);
      await amend({ do: 'edit', text: 'SECRET' }, 2, 10);
      await rig().store.commit(SITE, [], does(C1, says(1, 11, 'another')));
      await amend({ do: 'recall' }, 2, 12);
      const erased = { kind: 'erased', why: 'recalled', by: shopper() };
      for await (const store of nowAndReopened(rig())) {
        const { events } = await store.readPublic(SITE, C1, { after: 1, limit: 9 });
        const expected = [
          { ...erased, seq: 2, was: 'message', cid: cid(1) },
          { ...erased, seq: 3, was: 'edited', cid: cid(10) },
          { kind: 'message', seq: 4, text: 'another' },
          { kind: 'recalled', seq: 5, of: 2 },
        ];
        expect(events).toMatchObject(expected);
        expect(await store.readBefore(SITE, C1, 6, 4)).toMatchObject(expected);
        const seen = await store.commit(SITE, [], (view) => ({ changes: [], result: view.event(C1, 2) }));
        expect(seen).toMatchObject(expected[0]!);
        expect(JSON.stringify([events, await store.conversation(SITE, C1)])).not.toContain('SECRET');
      }
    });

    it('[ST30] tells who looks behind a recall what was said, as it was stored, and nothing else', async () => {
      const { store } = rig();
      await begin(store, 1);
      await amend({ do: 'edit', text: 'once' }, 2, 10);
      await store.commit(SITE, [], does(C1, says(1, 11, 'another')));
      await amend({ do: 'edit', text: 'another edit' }, 4, 12);
      await amend({ do: 'edit', text: 'twice' }, 2, 13);
      for (let n = 0; n < 80; n++) await store.commit(SITE, [], does(C1, says(1, 100 + n)));
      expect(await store.takenBack(SITE, C1, 2)).toEqual([]);
      await amend({ do: 'recall' }, 2, 14);
      for (let n = 0; n < 80; n++) await store.commit(SITE, [], does(C1, says(1, 200 + n)));
      for await (const seen of nowAndReopened(rig())) {
        expect(await seen.takenBack(SITE, C1, 2)).toMatchObject([
          { kind: 'message', seq: 2, text: 'hello 1', by: shopper(), cid: cid(1) },
          { kind: 'edited', seq: 3, of: 2, text: 'once' },
          { kind: 'edited', seq: 6, of: 2, text: 'twice' },
        ]);
        // The request, an edit, what was not taken back, the recall, nothing, and another site's.
        for (const seq of [0, 1, 3, 4, 87, 999]) expect(await seen.takenBack(SITE, C1, seq)).toEqual([]);
        expect(await seen.takenBack(SITE, id('c', 2), 2)).toEqual([]);
        expect(await seen.takenBack(OTHER_SITE, C1, 2)).toEqual([]);
      }
    });

    it('[ST22] shows a last line without words when the newest message was recalled', async () => {
      await begin(rig().store, 1);
      await amend({ do: 'recall' }, 2, 10);
      for await (const store of nowAndReopened(rig())) {
        expect((await store.conversation(SITE, C1))?.last).toMatchObject({ seq: 2, text: '' });
      }
    });

    it('[ST2] still finds a recalled message by its cid as it was sent', async () => {
      await begin(rig().store, 1);
      await amend({ do: 'recall' }, 2, 10);
      for await (const store of nowAndReopened(rig())) {
        const sent = await store.commit(SITE, [], (view) => ({ changes: [], result: view.sent(id('p', 1), cid(1)) }));
        expect(sent?.logged.event).toMatchObject({ kind: 'message', seq: 2, text: 'hello 1' });
      }
    });

    it('has no event where there is none', async () => {
      await begin(rig().store, 1);
      const look = (conversation: string, seq: number, site = SITE) =>
        rig().store.commit(site, [], (view) => ({ changes: [], result: view.event(conversation, seq) }));
      expect(await look(C1, 3)).toBeUndefined();
      expect(await look(id('c', 2), 1)).toBeUndefined();
      expect(await look(C1, 2, OTHER_SITE)).toBeUndefined();
    });
  });

  describe('heads', () => {
    it('tells where conversations end, without those that are not there', async () => {
      await begin(rig().store, 1);
      await rig().store.commit(SITE, [], does(C1, { do: 'note', by: agent(), cid: cid(9), text: 'n' }));
      for await (const store of nowAndReopened(rig())) {
        expect(await store.heads(SITE, [C1, id('c', 2)])).toEqual(new Map([[C1, { seq: 2, deskSeq: 2 }]]));
        expect(await store.heads(OTHER_SITE, [C1])).toEqual(new Map());
      }
    });
  });

  describe('receipts', () => {
    it('[ST23] raises each side’s marks by the greater number, and tells whether anything rose', async () => {
      const { store } = rig();
      await begin(store, 1);
      expect(await store.receipts(SITE, C1)).toEqual({ shopper: none, shop: none });
      expect(await store.mark(SITE, C1, 'shop', { delivered: 2 })).toEqual({
        shopper: none,
        shop: { delivered: 2, read: 0 },
      });
      expect(await store.mark(SITE, C1, 'shop', { delivered: 1 })).toBeUndefined();
      expect(await store.mark(SITE, C1, 'shopper', { read: 1 })).toEqual({
        shopper: { delivered: 1, read: 1 },
        shop: { delivered: 2, read: 0 },
      });
      expect(await store.receipts(OTHER_SITE, C1)).toEqual({ shopper: none, shop: none });
    });

    it('[ST23] keeps receipts over a reopening, whether or not anything is committed after them', async () => {
      const { store } = rig();
      await begin(store, 1);
      await begin(store, 2);
      await store.mark(SITE, C1, 'shop', { read: 2 });
      await store.commit(SITE, [], does(C1, says(1, 20)));
      await store.mark(SITE, id('c', 2), 'shopper', { delivered: 2 });
      const reopened = await rig().reopen();
      expect(await reopened.receipts(SITE, C1)).toEqual({ shopper: none, shop: { delivered: 2, read: 2 } });
      expect(await reopened.receipts(SITE, id('c', 2))).toEqual({ shopper: { delivered: 2, read: 0 }, shop: none });
    });
  });
}
