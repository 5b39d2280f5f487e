import { describe, expect, it } from 'vitest';
import type { StoreRig } from './store-world.contract.ts';
import { act, agent, begin, cid, does, id, nowAndReopened, SITE } from './store-world.contract.ts';

const C1 = id('c', 1);

/** How many conversations an agent has. */
export function loadContract(rig: () => StoreRig): void {
  describe('load', () => {
    it('[ST29] counts what an agent has as each commit finds it, in one group and later', async () => {
      const { store } = rig();
      for (const n of [1, 2, 3, 4]) await begin(store, n);
      const takeUpTo = (n: number, limit: number) =>
        store.commit(SITE, [{ kind: 'agent', id: agent().id }], (view) =>
          does(id('c', n), {
            ...{ do: 'take', by: agent(), cid: cid(20 + n), mayPick: true },
            hasRoom: view.load(agent().id) < limit,
          })(view),
        );
      const outcomes = await Promise.all([1, 2, 3, 4].map((n) => takeUpTo(n, 2)));
      expect(outcomes.map((outcome) => 'refused' in outcome)).toEqual([false, false, true, true]);
      await act(store, C1, { do: 'close', by: agent(), cid: cid(30) });
      expect(await takeUpTo(3, 2)).toMatchObject({ conversation: { state: 'active' } });
      expect(await takeUpTo(4, 2)).toEqual({ refused: 'at_limit' });
      for await (const each of nowAndReopened(rig())) {
        const load = (of: string) => each.commit(SITE, [], (view) => ({ changes: [], result: view.load(of) }));
        expect([await load(agent(1).id), await load(agent(2).id)]).toEqual([2, 0]);
      }
    });
  });
}
