import { type Command, summarise } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
import { LEDGER_REACH_MS } from './ledger.ts';
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

const DAY = 86_400_000;

/** What figures are computed from. */
export function ledgerContract(rig: () => StoreRig): void {
  describe('ledger', () => {
    const C1 = id('c', 1);
    const doing = (n: number, command: Command, at: number) =>
      rig().store.commit(SITE, [], does(id('c', n), command, at));
    const take = (n: number, by = agent(), at = NOON) =>
      doing(n, { do: 'take', by, cid: cid(20 + n), hasRoom: true, mayPick: true }, at);
    const promise = (by = agent()): Command => ({
      ...{ do: 'promise', by, cid: cid(50), what: 'gift', order: 'A-1', dueAt: NOON + 5, text: 'words', most: 8 },
    });

    it('[SM4] gives a log without its words, in the order it was written, recalled or not', async () => {
      const { store } = rig();
      await begin(store, 1);
      await take(1);
      await doing(1, { do: 'answer', by: agent(), cid: cid(40), text: 'words' }, NOON + 1);
      await doing(1, promise(), NOON + 2);
      await doing(1, says(1, 41), NOON + 3);
      const to = { id: agent(2).id, name: agent(2).name };
      const handover = { to, hasRoom: true, reason: 'expertise', text: 'words' } as const;
      await doing(1, { do: 'transfer', by: agent(), cid: cid(42), ...handover }, NOON + 4);
      const of = { do: 'settle', by: agent(), promise: cid(50), oversees: false } as const;
      await doing(1, { ...of, cid: cid(43), outcome: 'moved', dueAt: NOON + 9, text: 'words' }, NOON + 5);
      const target = await store.commit(SITE, [], (view) => ({ changes: [], result: view.event(C1, 4) }));
      const recall = { of: 4, target, now: NOON + 6, windowMs: 1e6 };
      await doing(1, { do: 'recall', by: agent(), cid: cid(44), ...recall }, NOON + 6);
      for await (const each of nowAndReopened(rig())) {
        const bones = await each.bones(SITE, C1);
        expect(JSON.stringify(bones)).not.toContain('words');
        expect(bones?.log.map(({ kind }) => kind)).toEqual([
          ...['requested', 'case_opened', 'message', 'assigned', 'case_owned', 'message', 'promised', 'message'],
          ...['assigned', 'transferred', 'promise_moved', 'recalled'],
        ]);
        expect(bones?.log.at(6)).toEqual({
          ...{ kind: 'promised', at: NOON + 2, role: 'agent', author: agent().id, agent: null },
          ...{ promise: cid(50), due: NOON + 5, stars: null },
        });
        expect(bones?.log.at(9)).toMatchObject({ kind: 'transferred', author: agent(1).id, agent: agent(2).id });
        expect(bones?.log.at(10)).toMatchObject({ promise: cid(50), due: NOON + 9 });
        expect(await each.bones(OTHER_SITE, C1)).toBeUndefined();
        const { served, open } = summarise(bones ? [bones] : [], agent().id, NOON, NOON + DAY);
        expect([served, open]).toEqual([[C1], [{ conversation: C1, promise: cid(50) }]]);
      }
    });

    it('[SM4] keeps the stars of every rating, also once its words are erased', async () => {
      const { store } = rig();
      await begin(store, 1);
      await take(1);
      await doing(1, { do: 'answer', by: agent(), cid: cid(40), text: 'words' }, NOON + 1);
      await doing(1, { do: 'close', by: agent(), cid: cid(41), rating: { until: NOON + DAY } }, NOON + 2);
      for (const [n, stars] of [2, 5].entries()) {
        const said = { stars, solved: true, text: 'words' };
        const low = { upTo: 0, dueAt: NOON };
        await doing(1, { do: 'rate', by: shopper(), cid: cid(60 + n), now: NOON + 3, said, low }, NOON + 3);
      }
      await doing(1, { do: 'wipe', by: { role: 'system' } }, NOON + 4);
      for await (const each of nowAndReopened(rig())) {
        const bones = await each.bones(SITE, C1);
        expect(bones?.log.flatMap(({ kind, stars }) => (stars === null ? [] : [[kind, stars]]))).toEqual([
          ['rated', 2],
          ['rated', 5],
        ]);
        const { valid, rated, satisfied } = summarise(bones ? [bones] : [], agent().id, NOON, NOON + 1);
        expect([valid, rated, satisfied]).toEqual([[C1], [C1], [C1]]);
      }
    });

    it('[SM4] finds what an agent had, has, was handed, promised and owes, and nobody else’s', async () => {
      const { store } = rig();
      for (const n of [1, 2, 3, 4]) await begin(store, n);
      await take(1);
      await take(2, agent(2));
      await take(3, agent(2), NOON + DAY);
      await doing(1, promise(), NOON + 1);
      await doing(1, { do: 'close', by: agent(), cid: cid(60) }, NOON + 2);
      await doing(3, { do: 'close', by: agent(2), cid: cid(61) }, NOON + DAY + 1);
      const far = NOON + LEDGER_REACH_MS + 2 * DAY;
      for await (const each of nowAndReopened(rig())) {
        const worked = async (n: number, from: number) =>
          [...(await each.worked(SITE, agent(n).id, from, from + DAY))].sort();
        expect(await worked(1, NOON)).toEqual([C1]);
        expect(await worked(2, NOON + DAY)).toEqual([id('c', 2), id('c', 3)]);
        expect(await worked(3, NOON)).toEqual([]);
        // Had once, and nothing happened there since.
        expect(await worked(2, NOON + 3 * DAY)).toEqual([id('c', 2)]);
        // What is owed, or theirs still, is found however long ago it began.
        expect([await worked(1, far), await worked(2, far)]).toEqual([[C1], [id('c', 2)]]);
        expect(await each.worked(OTHER_SITE, agent().id, NOON, NOON + DAY)).toEqual([]);
      }
      const of = { do: 'settle', by: agent(2), promise: cid(50), oversees: true } as const;
      await doing(1, { ...of, cid: cid(62), outcome: 'kept' }, far + 5);
      for await (const each of nowAndReopened(rig())) {
        expect(await each.worked(SITE, agent().id, far, far + DAY)).toEqual([C1]);
        expect(await each.worked(SITE, agent().id, far + DAY, far + 2 * DAY)).toEqual([]);
      }
    });
  });
}
