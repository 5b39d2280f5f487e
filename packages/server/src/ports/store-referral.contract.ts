import { type Referral, stepReferral } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
import type { Decision, View } from './store.ts';
import type { StoreRig } from './store-world.contract.ts';
import { act, agent, begin, id, NOON, nowAndReopened, OTHER_SITE, SITE } from './store-world.contract.ts';

const C1 = id('c', 1);
const END = NOON + 1000;

const sent = (n: number, over: Partial<Extract<Referral, { state: 'sent' }>> = {}): Referral => ({
  id: id('k', n),
  site: SITE,
  hash: `hash-${n}`,
  store: 'market',
  by: { role: 'agent', id: agent().id },
  said: { conversation: C1, seq: 2 },
  note: 'PLANTED for the store',
  sentAt: NOON + n,
  expiresAt: END,
  state: 'sent',
  ...over,
});

const put = (referral: Referral) => (): Decision<undefined> => ({
  changes: [{ put: 'referral', referral }],
  result: undefined,
});

/** The store redeems it, and says whether it was the first. */
const redeem =
  (hash: string, at: string) =>
  (view: View): Decision<boolean> => {
    const referral = view.referral(hash);
    if (!referral) throw new Error(`no referral ${hash}`);
    const verdict = stepReferral(referral, { on: 'redeem', at, by: { way: 'link' } }, NOON + 50);
    if ('refused' in verdict) return { changes: [], result: false };
    return { changes: [{ put: 'referral', referral: verdict.referral }], result: true };
  };

/** What shoppers were sent to stores with. */
export function referralContract(rig: () => StoreRig): void {
  describe('referrals', () => {
    it('[RB1] come back as they were written, in every state', async () => {
      const opened: Referral = { ...sent(2), state: 'opened', openedAt: NOON + 9, agreedAt: NOON + 10 };
      const redeemed = { redeemedAt: NOON + 11, at: 'harbour' } as const;
      const all: Referral[] = [
        sent(1),
        opened,
        { ...sent(3), state: 'redeemed', ...redeemed, redeemedBy: { way: 'console', agent: agent().id } },
        {
          ...opened,
          id: id('k', 4),
          hash: 'hash-4',
          sentAt: NOON + 4,
          state: 'redeemed',
          ...redeemed,
          redeemedBy: { way: 'api' },
        },
      ];
      const { said: _, note: __, ...bare } = sent(5, { by: { role: 'shopper' } });
      all.push(bare);
      for (const referral of all) await rig().store.commit(SITE, [], put(referral));
      for await (const store of nowAndReopened(rig())) {
        for (const referral of all) {
          expect(await store.referral(referral.hash)).toEqual(referral);
          expect(await store.referralById(SITE, referral.id)).toEqual(referral);
        }
        expect(await store.referral('hash-9')).toBeUndefined();
        expect(await store.referralById(OTHER_SITE, id('k', 1))).toBeUndefined();
        expect(await store.referralsOf(SITE, C1)).toEqual(all.slice(0, 4));
        expect(await store.referralsOf(OTHER_SITE, C1)).toEqual([]);
      }
    });

    it('[RB1] are written with the commit that makes them, or not at all', async () => {
      const broken = rig().store.commit(SITE, [], (view) => {
        put(sent(1))();
        view.referral('hash-1');
        throw new RangeError('mine');
      });
      await expect(broken).rejects.toThrow('mine');
      expect(await rig().store.referral('hash-1')).toBeUndefined();
    });

    it('[RB2] are redeemed once, by the first of a hundred stores at the same time', async () => {
      await rig().store.commit(SITE, [], put(sent(1)));
      const stores = Array.from({ length: 100 }, (_, n) => `store-${n}`);
      const key = { kind: 'referral', hash: 'hash-1' } as const;
      const told = await Promise.all(stores.map((at) => rig().store.commit(SITE, [key], redeem('hash-1', at))));
      expect(told.filter(Boolean)).toHaveLength(1);
      expect(await rig().store.commit(SITE, [key], redeem('hash-1', 'late'))).toBe(false);
      for await (const store of nowAndReopened(rig())) {
        expect(await store.referral('hash-1')).toMatchObject({ state: 'redeemed', at: stores[told.indexOf(true)] });
      }
    });

    it('[RB2] are not redeemed a second time by a decision that did not look', async () => {
      const redeemed: Referral = {
        ...sent(1),
        state: 'redeemed',
        redeemedAt: NOON,
        at: 'a',
        redeemedBy: { way: 'api' },
      };
      await rig().store.commit(SITE, [], put(redeemed));
      await expect(rig().store.commit(SITE, [], put({ ...redeemed, at: 'b' }))).rejects.toThrow('twice');
      await expect(rig().store.commit(SITE, [], put(sent(1)))).rejects.toThrow('twice');
      expect(await rig().store.referral('hash-1')).toEqual(redeemed);
    });

    it('[RB3] are of one site: no decision of another sees or changes them', async () => {
      await rig().store.commit(SITE, [], put(sent(1)));
      const seen = await rig().store.commit(OTHER_SITE, [], (view) => ({
        changes: [],
        result: view.referral('hash-1'),
      }));
      expect(seen).toBeUndefined();
      await expect(rig().store.commit(OTHER_SITE, [], put(sent(1)))).rejects.toThrow('another site');
    });

    it('[RB4] are read for figures page by page, each once, without a note', async () => {
      const times = [5, 5, 5, 6, 7];
      const all = times.map((at, i) => sent(i + 1, { sentAt: NOON + at }));
      for (const referral of all.toReversed()) await rig().store.commit(SITE, [], put(referral));
      for await (const store of nowAndReopened(rig())) {
        const ids: string[] = [];
        let after: Referral | undefined;
        for (;;) {
          const page = await store.referralsSent(SITE, {
            from: NOON + 5,
            to: NOON + 7,
            limit: 2,
            ...(after ? { after } : {}),
          });
          expect(JSON.stringify(page)).not.toContain('PLANTED');
          ids.push(...page.map((each) => each.id));
          after = page.at(-1);
          if (!after) break;
        }
        expect(ids).toEqual(all.slice(0, 4).map((each) => each.id));
        expect(await store.referralsSent(OTHER_SITE, { from: 0, to: END, limit: 9 })).toEqual([]);
      }
    });

    it('[RB5] lose their notes with the words of their conversation, and nothing else', async () => {
      await begin(rig().store, 1);
      await begin(rig().store, 2);
      await rig().store.commit(SITE, [], put(sent(1)));
      await rig().store.commit(SITE, [], put(sent(2, { said: { conversation: id('c', 2), seq: 1 } })));
      await act(rig().store, C1, { do: 'wipe', by: { role: 'system' } });
      const { note: _, ...bare } = sent(1);
      for await (const store of nowAndReopened(rig())) {
        expect(await store.referral('hash-1')).toEqual(bare);
        expect(await store.referral('hash-2')).toEqual(sent(2, { said: { conversation: id('c', 2), seq: 1 } }));
      }
    });
  });
}
