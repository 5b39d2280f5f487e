import type { Command } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
import type { Store } from './store.ts';
import type { StoreRig } from './store-world.contract.ts';
import { act, agent, begin, cid, id, NOON, nowAndReopened, OTHER_SITE, SITE } from './store-world.contract.ts';

const promises = (c: number, dueAt: number, by = agent()): Command => ({
  ...{ do: 'promise', by, cid: cid(c), what: 'gift', order: `A-${c}`, dueAt, text: `words ${c}`, most: 8 },
});

/** What was promised, and who owes it. */
export function promiseContract(rig: () => StoreRig): void {
  describe('promises', () => {
    const owed = async (store: Store, n?: number, limit = 9): Promise<string[]> => {
      const of = { of: 'promised', ...(n === undefined ? {} : { agent: agent(n).id }), limit } as const;
      return (await store.conversations(SITE, of)).map(({ id }) => id);
    };
    const taken = async (n: number, by = agent()): Promise<void> => {
      await begin(rig().store, n);
      await act(rig().store, id('c', n), { do: 'take', by, cid: cid(20 + n), hasRoom: true, mayPick: true });
    };

    it('[ST40] finds what is owed, what is due first first, over the close and until it is settled', async () => {
      const { store } = rig();
      for (const n of [1, 2, 3]) await taken(n);
      await act(store, id('c', 1), promises(31, NOON + 500));
      await act(store, id('c', 2), promises(32, NOON + 300));
      await act(store, id('c', 2), promises(33, NOON + 900));
      await act(store, id('c', 3), promises(34, NOON + 700));
      await act(store, id('c', 1), { do: 'close', by: agent(), cid: cid(40) });
      const settle = { do: 'settle', by: agent(), oversees: false } as const;
      await act(store, id('c', 3), { ...settle, cid: cid(41), promise: cid(34), outcome: 'kept' });
      for await (const each of nowAndReopened(rig())) {
        expect(await owed(each)).toEqual([id('c', 2), id('c', 1)]);
        expect(await owed(each, 1, 1)).toEqual([id('c', 2)]);
        expect(await owed(each, 2)).toEqual([]);
      }
      const { store: again } = rig();
      const moved = { ...settle, outcome: 'moved', dueAt: NOON + 950, text: 'sold out' } as const;
      await act(again, id('c', 2), { ...moved, cid: cid(42), promise: cid(32) });
      await act(again, id('c', 1), {
        ...settle,
        by: agent(2),
        oversees: true,
        cid: cid(43),
        promise: cid(31),
        outcome: 'taken',
      });
      for await (const each of nowAndReopened(rig())) {
        expect(await owed(each)).toEqual([id('c', 1), id('c', 2)]);
        expect([await owed(each, 1), await owed(each, 2)]).toEqual([[id('c', 2)], [id('c', 1)]]);
        expect((await each.conversation(SITE, id('c', 2)))?.promises).toMatchObject([
          {
            id: cid(32),
            order: 'A-32',
            dueAt: NOON + 950,
            owner: { id: agent().id, name: 'Agent 1' },
            text: 'words 32',
          },
          { id: cid(33), order: 'A-33', dueAt: NOON + 900 },
        ]);
        expect(await each.conversations(OTHER_SITE, { of: 'promised', limit: 9 })).toEqual([]);
      }
    });

    it('[ST40] finds what was given to an agent, with who gave it, also when its words are erased', async () => {
      const { store } = rig();
      await taken(1);
      await act(store, id('c', 1), promises(31, NOON + 500));
      const to = { id: agent(2).id, name: 'Agent 2' };
      const given = { do: 'settle', by: agent(), oversees: false, promise: cid(31), outcome: 'given', to } as const;
      await act(store, id('c', 1), { ...given, cid: cid(41), text: 'away' });
      for await (const each of nowAndReopened(rig())) {
        expect([await owed(each, 1), await owed(each, 2)]).toEqual([[], [id('c', 1)]]);
        const [promise] = (await each.conversation(SITE, id('c', 1)))?.promises ?? [];
        expect(promise).toMatchObject({ owner: to, givenBy: { id: agent().id, name: 'Agent 1' }, text: 'words 31' });
      }
      await act(rig().store, id('c', 1), { do: 'wipe', by: { role: 'system' } });
      for await (const each of nowAndReopened(rig())) {
        const { events } = await each.readDesk(SITE, id('c', 1), { after: 0, limit: 9 });
        expect(events.at(-1)).toMatchObject({ kind: 'promise_given', to, text: '' });
        expect(await owed(each, 2)).toEqual([id('c', 1)]);
      }
    });

    it('[ST55] finds what is due and was not told so, first due first, and keeps what was told as words are erased', async () => {
      const { store } = rig();
      for (const n of [1, 2]) await taken(n);
      for (const [c, n, dueAt] of [
        [31, 1, NOON + 500],
        [32, 1, NOON + 300],
        [33, 2, NOON + 400],
        [34, 2, NOON + 900],
      ] as const) {
        await act(store, id('c', n), promises(c, dueAt));
      }
      const untold = async (each: Store, now: number, limit = 9) =>
        (await each.untold(SITE, now, limit)).map(({ conversation, dueAt }) => [conversation, dueAt - NOON]);
      const tell = async (each: Store, now: number, limit: number): Promise<void> => {
        const due = await each.untold(SITE, now, limit);
        await each.commit(SITE, [], () => ({
          changes: due.map((one) => ({ put: 'told_due', ...one }) as const),
          result: undefined,
        }));
      };
      expect(await untold(store, NOON + 299)).toEqual([]);
      expect(await untold(store, NOON + 500, 2)).toEqual([
        [id('c', 1), 300],
        [id('c', 2), 400],
      ]);
      await tell(store, NOON + 500, 2);
      for (const n of [1, 2]) await act(store, id('c', n), { do: 'wipe', by: { role: 'system' } });
      for await (const each of nowAndReopened(rig())) {
        expect(await untold(each, NOON + 899)).toEqual([[id('c', 1), 500]]);
        const told = await each.commit(SITE, [], (view) => ({
          changes: [],
          result: view.conversation(id('c', 1))?.promises?.map(({ deskSeq }) => view.toldDue(id('c', 1), deskSeq)),
        }));
        expect(told).toEqual([undefined, NOON + 300]);
        expect(await each.untold(OTHER_SITE, NOON + 899, 9)).toEqual([]);
      }
      const { store: again } = rig();
      const settle = { do: 'settle', by: agent(), oversees: false } as const;
      await act(again, id('c', 1), { ...settle, cid: cid(41), promise: cid(31), outcome: 'kept' });
      const moved = { ...settle, outcome: 'moved', dueAt: NOON + 600, text: 'sold out' } as const;
      await act(again, id('c', 1), { ...moved, cid: cid(42), promise: cid(32) });
      for await (const each of nowAndReopened(rig()))
        expect(await untold(each, NOON + 600)).toEqual([[id('c', 1), 600]]);
    });

    it('[ST40] lets one of two win who settle it in one group', async () => {
      const { store } = rig();
      await taken(1);
      await act(store, id('c', 1), promises(31, NOON));
      const settle = (n: number): Command => ({
        ...{ do: 'settle', by: agent(n), cid: cid(40 + n), promise: cid(31), oversees: true, outcome: 'kept' },
      });
      const outcomes = await Promise.all([1, 2].map((n) => act(store, id('c', 1), settle(n))));
      expect(outcomes).toMatchObject([{ log: [{ event: { kind: 'promise_kept' } }] }, { refused: 'promise_unknown' }]);
    });
  });
}
