import type { PersonKey } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
import type { Store } from './store.ts';
import type { StoreRig } from './store-world.contract.ts';
import { act, agent, begin, cid, does, id, NOON, nowAndReopened, SITE, shopper } from './store-world.contract.ts';

const C1 = id('c', 1);

/** What agents have and own. */
export function agentContract(rig: () => StoreRig): void {
  describe('agents', () => {
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

    it('[ST32] finds a person’s newest closed conversation, and no open or foreign one', async () => {
      const { store } = rig();
      const closed = (of: Store, person: PersonKey) =>
        of.commit(SITE, [], (view) => ({ changes: [], result: view.closed(person) }));
      const { conversation } = await begin(store, 1);
      const { person } = conversation;
      expect(await closed(store, person)).toBeUndefined();
      const theirs = { participant: id('p', 1), by: shopper(1) };
      await begin(store, 2, theirs, NOON + 1);
      await begin(store, 3, theirs, NOON + 2);
      for (const n of [1, 2]) await act(store, id('c', n), { do: 'close', by: { role: 'system' } });
      for await (const each of nowAndReopened(rig())) {
        expect(await closed(each, person)).toBe(id('c', 2));
        expect(await closed(each, 'm:nobody')).toBeUndefined();
      }
    });

    it('[ST15] shows a case its owner in every conversation of it, in the same group too', async () => {
      const { store } = rig();
      const { conversation } = await begin(store, 1);
      await begin(store, 2, { case: { continues: conversation.case } });
      const [, second] = await Promise.all([
        act(store, C1, { do: 'take', by: agent(1), cid: cid(10), hasRoom: true, mayPick: true }),
        act(store, id('c', 2), { do: 'take', by: agent(2), cid: cid(10), hasRoom: true, mayPick: true }),
      ]);
      const owner = { id: id('a', 1), name: 'Agent 1' };
      expect(second).toMatchObject({ log: [{ event: { kind: 'assigned' } }], conversation: { case: { owner } } });
      for await (const each of nowAndReopened(rig())) {
        for (const n of [1, 2]) {
          expect((await each.conversation(SITE, id('c', n)))?.case).toEqual({ id: id('k', 1), owner });
        }
        expect((await each.conversations(SITE, { of: 'agent', agent: id('a', 2), limit: 9 }))[0]?.case.owner).toEqual(
          owner,
        );
      }
    });
  });
}
