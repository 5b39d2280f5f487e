import { atTheDesk, type Draft, type Logged, publicly } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
import { StoreBusy } from './store.ts';
import type { StoreRig } from './store-world.contract.ts';
import {
  act,
  agent,
  appends,
  begin,
  cid,
  does,
  id,
  NOON,
  note,
  nowAndReopened,
  opens,
  SITE,
  says,
  shopper,
  turns,
  wholeLog,
} from './store-world.contract.ts';

const C1 = id('c', 1);
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const message = (c: number): Draft => publicly({ kind: 'message', by: shopper(), cid: cid(c), text: 'x' });

/** Numbers, isolation, and when things are told. */
export function commitContract(rig: () => StoreRig): void {
  describe('commit', () => {
    it('[ST1] numbers each log without a gap, however many commits come at once', async () => {
      const { store } = rig();
      await Promise.all([begin(store, 1), begin(store, 2)]);
      const sent = range(10, 59).flatMap((c) => [
        act(store, C1, says(1, c)),
        act(store, id('c', 2), says(2, c)),
        act(store, C1, { do: 'note', by: agent(), cid: cid(c), text: 'n' }),
      ]);
      await Promise.all(sent);
      for (const n of [1, 2]) {
        const log = await wholeLog(store, id('c', n));
        expect(log.map(({ seq }) => seq)).toEqual(range(1, 52));
        expect(log.slice(2).map((event) => event.cid)).toEqual(range(10, 59).map(cid));
      }
      const desk = await store.readDesk(SITE, C1, { after: 0, limit: 100 });
      expect(desk.events.map(({ deskSeq }) => deskSeq)).toEqual(range(1, 51));
      expect(desk.head).toBe(51);
      expect(desk.events.slice(1).map(({ afterSeq }) => afterSeq)).toEqual(range(3, 52));
    });

    it('[ST1] refuses a decision that leaves a gap, repeats a number or ends elsewhere than its row', async () => {
      const { store } = rig();
      const { conversation, log } = await begin(store, 1);
      const skips: Logged = {
        lane: 'public',
        event: { kind: 'message', by: shopper(), cid: cid(9), text: 'x', seq: 4, at: NOON },
      };
      const broken = [
        { conversation: { ...conversation, seq: 3 }, log: [skips] },
        { conversation: { ...conversation, seq: 4 }, log: log.slice(3).map((l) => ({ ...l })) },
        { conversation, log },
        { conversation: { ...conversation, seq: 9 }, log: [] },
        { conversation: { ...conversation, site: id('s', 2) }, log: [] },
      ];
      const tries = broken.map((change) =>
        store.commit(SITE, [], () => ({ changes: [{ put: 'conversation', ...change }], result: 0 })),
      );
      expect((await Promise.allSettled(tries)).map(({ status }) => status)).toEqual(broken.map(() => 'rejected'));
      expect(await store.conversation(SITE, C1)).toStrictEqual(conversation);
      expect(await wholeLog(store, C1)).toHaveLength(2);
    });

    it('decides in the order of the calls, each on what the one before left', async () => {
      const { store } = rig();
      await begin(store, 1);
      const heads: number[] = [];
      const commits = range(10, 29).map((c) =>
        store.commit(SITE, [{ kind: 'conversation', id: C1 }], (view) => {
          heads.push(view.conversation(C1)?.seq ?? 0);
          return does(C1, says(1, c))(view);
        }),
      );
      await Promise.all(commits);
      expect(heads).toEqual(range(2, 21));
    });

    it('[ST2] finds what was sent by author and cid, in both lanes, in the same group and later', async () => {
      const { store } = rig();
      const look = (author: string, c: number) =>
        store.commit(SITE, [{ kind: 'sent', author, cid: cid(c) }], (view) => ({
          changes: [],
          result: view.sent(author, cid(c)),
        }));
      const [, inGroup] = await Promise.all([begin(store, 1), look(id('p', 1), 1)]);
      expect(inGroup).toMatchObject({
        conversation: C1,
        logged: { lane: 'public', event: { seq: 2, text: 'hello 1' } },
      });
      await act(store, C1, { do: 'note', by: agent(), cid: cid(5), text: 'for us' });
      expect(await look(id('p', 1), 1)).toEqual(inGroup);
      expect(await look(id('a', 1), 5)).toMatchObject({
        conversation: C1,
        logged: { lane: 'desk', event: { kind: 'note', deskSeq: 2, afterSeq: 2, text: 'for us', cid: cid(5) } },
      });
      expect(await look(id('p', 2), 1)).toBeUndefined();
      expect(await look(id('p', 1), 5)).toBeUndefined();
    });

    it('[ST2] stores a cid once for each author, even when the decision never looked', async () => {
      const { store } = rig();
      await begin(store, 1);
      await expect(store.commit(SITE, [], appends(C1, [message(1)]))).rejects.toThrow();
      const twice = store.commit(SITE, [], appends(C1, [message(8), message(8)]));
      await expect(twice).rejects.toThrow();
      await expect(act(store, C1, { do: 'note', by: agent(), cid: cid(1), text: 'mine' })).resolves.toBeDefined();
      expect(await wholeLog(store, C1)).toHaveLength(2);
    });

    it('[ST4] settles nothing and tells nobody before the sync has returned, refusals included', async () => {
      const { store, durable, gate } = rig();
      await begin(store, 1);
      durable.length = 0;
      gate.hold();
      const settled: string[] = [];
      note(settled, 'say', act(store, C1, says(1, 10)));
      note(settled, 'take', act(store, C1, { do: 'take', by: agent(1), cid: cid(11), hasRoom: true, mayPick: true }));
      note(
        settled,
        'late take',
        act(store, C1, { do: 'take', by: agent(2), cid: cid(12), hasRoom: true, mayPick: true }),
      );
      note(
        settled,
        'look',
        store.commit(SITE, [], () => ({ changes: [], result: 1 })),
      );
      const thrown = store.commit(SITE, [], () => {
        throw new Error('no');
      });
      note(settled, 'thrown', thrown);
      await gate.reached();
      note(settled, 'next group', act(store, C1, says(1, 13)));
      await turns();
      expect(settled).toEqual([]);
      expect(durable).toEqual([]);
      gate.release();
      await act(store, C1, says(1, 14));
      expect(settled).toEqual(['say', 'take', 'late take', 'look', 'thrown', 'next group']);
    });

    it('[ST5] tells each durable group once, in order, before its commits resolve', async () => {
      const { store, durable } = rig();
      await begin(store, 1);
      durable.length = 0;
      const toldAt: number[] = [];
      const say = async (c: number) => {
        await act(store, C1, says(1, c));
        toldAt.push(durable.flat().length);
      };
      await Promise.all([say(10), say(11), act(store, C1, { do: 'note', by: agent(), cid: cid(12), text: 'n' })]);
      await say(13);
      const told = durable.flat();
      expect(told.map((each) => [each.public.map(({ seq }) => seq), each.desk.map(({ deskSeq }) => deskSeq)])).toEqual([
        [[3], []],
        [[4], []],
        [[], [2]],
        [[5], []],
      ]);
      expect(told.map(({ site, conversation }) => [site, conversation.seq])).toEqual([
        [SITE, 3],
        [SITE, 4],
        [SITE, 4],
        [SITE, 5],
      ]);
      expect(toldAt).toEqual([expect.toSatisfy((n) => n >= 2), expect.toSatisfy((n) => n >= 2), 4]);
    });

    it('[ST5] tells how many commits of a group changed something', async () => {
      const { store, durable, commits } = rig();
      await begin(store, 1);
      commits.length = 0;
      durable.length = 0;
      const device = (n: number) =>
        store.commit(SITE, [], () => ({
          changes: [{ put: 'device', device: { participant: id('p', n), tokenHash: `token ${n}` } }],
          result: 0,
        }));
      const thrown = store.commit(SITE, [], () => {
        throw new Error('no');
      });
      await Promise.allSettled([
        store.commit(SITE, [], (view) => ({
          changes: [...opens(2)(view).changes, ...opens(3)(view).changes],
          result: 0,
        })),
        act(store, C1, says(1, 10)),
        device(8),
        store.commit(SITE, [], () => ({ changes: [], result: 1 })),
        thrown,
      ]);
      expect(commits.reduce((sum, count) => sum + count)).toBe(3);
      expect(durable.flat()).toHaveLength(3);
      commits.length = 0;
      durable.length = 0;
      await device(9);
      expect([commits, durable]).toEqual([[1], [[]]]);
    });

    it('tells nothing of a group that changed nothing', async () => {
      const { store, durable } = rig();
      await store.commit(SITE, [], () => ({ changes: [], result: 1 }));
      expect(durable).toEqual([]);
    });

    it('[ST6] rejects a decision that throws alone, and leaves nothing of it', async () => {
      const { store, durable } = rig();
      await begin(store, 1);
      durable.length = 0;
      const [first, thrown, last] = await Promise.allSettled([
        act(store, C1, says(1, 10)),
        store.commit(SITE, [], () => {
          throw new RangeError('mine');
        }),
        act(store, C1, says(1, 11)),
      ]);
      expect([first.status, last.status]).toEqual(['fulfilled', 'fulfilled']);
      expect(thrown).toEqual({ status: 'rejected', reason: new RangeError('mine') });
      expect((await wholeLog(store, C1)).map((event) => event.cid)).toEqual([undefined, cid(1), cid(10), cid(11)]);
      expect(durable.flat()).toHaveLength(2);
    });

    it('[ST6] takes all of a refused commit back, and nothing of its neighbours', async () => {
      const { store } = rig();
      await begin(store, 1);
      const tokenHash = 'h'.repeat(43);
      const refused = store.commit(SITE, [], (view) => ({
        changes: [
          { put: 'device', device: { participant: id('p', 7), tokenHash } },
          ...opens(7)(view).changes,
          ...appends(C1, [message(9), atTheDesk({ kind: 'note', by: agent(), text: 'n' }), message(1)])(view).changes,
        ],
        result: 0,
      }));
      const all = await Promise.allSettled([
        act(store, C1, says(1, 10)),
        begin(store, 3),
        refused,
        act(store, C1, says(1, 11)),
      ]);
      expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
      for await (const each of nowAndReopened(rig())) {
        expect(await each.conversation(SITE, id('c', 7))).toBeUndefined();
        expect(await each.device(SITE, tokenHash)).toBeUndefined();
        expect((await each.readDesk(SITE, C1, { after: 0, limit: 9 })).head).toBe(1);
        expect((await wholeLog(each, C1)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
        expect(await each.conversation(SITE, C1)).toMatchObject({ seq: 4, deskSeq: 1 });
        expect(await wholeLog(each, id('c', 3))).toHaveLength(2);
      }
      await expect(act(rig().store, C1, says(1, 9))).resolves.toBeDefined();
    });

    it('[ST6] takes a refused commit back out of a large group', async () => {
      const { store } = rig();
      await begin(store, 1);
      await begin(store, 2);
      const C2 = id('c', 2);
      const all = await Promise.allSettled([
        ...Array.from({ length: 40 }, (_, i) => act(store, i % 2 ? C1 : C2, says(2 - (i % 2), 100 + i))),
        store.commit(SITE, [], appends(C1, [message(9), message(1)])),
        ...Array.from({ length: 40 }, (_, i) => act(store, i % 2 ? C1 : C2, says(2 - (i % 2), 200 + i))),
      ]);
      expect(all.flatMap(({ status }, i) => (status === 'rejected' ? [i] : []))).toEqual([40]);
      for await (const each of nowAndReopened(rig())) {
        for (const [conversation, odd] of [
          [C2, 0],
          [C1, 1],
        ] as const) {
          const log = await wholeLog(each, conversation);
          expect(log.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1));
          const said = [100, 200].flatMap((from) => Array.from({ length: 20 }, (_, i) => cid(from + 2 * i + odd)));
          expect(log.slice(2).map((event) => event.cid)).toEqual(said);
          expect(await each.conversation(SITE, conversation)).toMatchObject({ seq: 42, last: { seq: 42 } });
        }
      }
    });

    it('[ST6] takes a refused commit of many messages back', async () => {
      const { store } = rig();
      await begin(store, 1);
      const all = await Promise.allSettled([
        act(store, C1, says(1, 10)),
        store.commit(SITE, [], appends(C1, [...range(100, 108), 1, ...range(109, 140)].map(message))),
        store.commit(SITE, [], appends(C1, range(200, 240).map(message))),
      ]);
      expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      for await (const each of nowAndReopened(rig())) {
        const cids = (await wholeLog(each, C1)).slice(1).map((event) => event.cid);
        expect(cids).toEqual([1, 10, ...range(200, 240)].map(cid));
      }
    });

    it('[ST2] finds earlier tries all over a large group', async () => {
      const { store } = rig();
      await begin(store, 1);
      await act(store, C1, says(1, 10));
      const say = (n: number) =>
        store.commit(SITE, [], (view) => {
          if (view.sent(shopper().id, cid(n))) return { changes: [], result: 'found' };
          const { changes } = does(C1, says(1, n))(view);
          return { changes, result: 'new' };
        });
      const first = await Promise.all(Array.from({ length: 60 }, (_, i) => say(20 + i)));
      const again = await Promise.all(Array.from({ length: 60 }, (_, i) => say(i % 3 ? 100 + i : 10 + i)));
      expect(first).toEqual(first.map(() => 'new'));
      expect(again).toEqual(again.map((_, i) => (i % 3 || (i > 0 && i < 10) ? 'new' : 'found')));
      const cids = (await wholeLog(store, C1)).flatMap((event) => event.cid ?? []);
      expect(new Set(cids).size).toBe(cids.length);
      expect(cids).toHaveLength(2 + 60 + again.filter((each) => each === 'new').length);
    });

    it('reads what the same group said before, and keeps the order of messages and all else', async () => {
      const { store } = rig();
      await begin(store, 1);
      await store.commit(SITE, [], does(C1, { do: 'take', by: agent(), cid: cid(5), hasRoom: true, mayPick: true }));
      const head = (await store.conversation(SITE, C1))?.seq ?? 0;
      const seen: (string | undefined)[] = [];
      await Promise.all(
        Array.from({ length: 50 }, (_, i) => {
          if (i % 7 === 3) {
            return store.commit(SITE, [], (view) => {
              const { seq = 0 } = view.conversation(C1) ?? {};
              seen.push(view.event(C1, seq)?.cid);
              return does(C1, { do: 'note', by: agent(), cid: cid(300 + i), text: 'n' })(view);
            });
          }
          return act(store, C1, says(1, 300 + i));
        }),
      );
      expect(seen.slice(-7)).toEqual([2, 9, 16, 23, 30, 37, 44].map((i) => cid(300 + i)));
      for await (const each of nowAndReopened(rig())) {
        const log = await wholeLog(each, C1);
        expect(log.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1));
        expect(log).toHaveLength(head + 43);
        const { events } = await each.readDesk(SITE, C1, { after: 0, limit: 99 });
        expect(events.filter(({ kind }) => kind === 'note').map(({ afterSeq }) => afterSeq - head)).toEqual([
          3, 9, 15, 21, 27, 33, 39,
        ]);
      }
    });

    it('never renumbers a device, nor gives it to another member', async () => {
      const { store } = rig();
      const tokenHash = 't'.repeat(43);
      const put = (participant: string, member?: string) =>
        store.commit(SITE, [{ kind: 'device', tokenHash }], () => ({
          changes: [
            { put: 'device', device: { participant, tokenHash, ...(member ? { member: { id: member } } : {}) } },
          ],
          result: 0,
        }));
      await put(id('p', 1));
      await put(id('p', 1), 'A');
      await expect(put(id('p', 2), 'A')).rejects.toThrow();
      await expect(put(id('p', 1), 'B')).rejects.toThrow();
      await expect(put(id('p', 1))).rejects.toThrow();
      expect(await store.device(SITE, tokenHash)).toStrictEqual({
        participant: id('p', 1),
        tokenHash,
        member: { id: 'A' },
      });
    });

    it('settles what it has when it is closed, and takes no more', async () => {
      const { store } = rig();
      const commits = [begin(store, 1), begin(store, 2)];
      const closing = store.close();
      await expect(begin(store, 3)).rejects.toThrow(StoreBusy);
      await closing;
      expect(await Promise.all(commits)).toHaveLength(2);
      await store.close();
    });
  });
}
