import type { Conversation } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
import { READ_MAX_BYTES, type Store } from './store.ts';
import type { StoreRig } from './store-world.contract.ts';
import {
  act,
  agent,
  appends,
  begin,
  cid,
  id,
  NOON,
  nowAndReopened,
  OTHER_SITE,
  SITE,
  says,
  shopper,
  turns,
  wholeLog,
} from './store-world.contract.ts';

const C1 = id('c', 1);

/** Texts that get lost or changed where something is not told how long a string is, or what is in it. */
const UNUSUAL: Readonly<Record<string, string>> = {
  'Chinese and emoji': '您好！👩‍👩‍👧‍👦 有货吗？🇨🇳',
  NUL: 'before\u0000after\u0000',
  'line separators': 'a\u2028b\u2029c\r\nd\u0085e',
  'quotes and escapes': `"'\\\\u0000%s{}[]<script>--;`,
  'marks and directions': '\ufeffa\u0301\u202eabc\u2066x',
  '4,000 code points beyond the BMP': '😀'.repeat(4000),
};

/** Pages, queries, and that nothing is read before it is durable. */
export function readContract(rig: () => StoreRig): void {
  describe('read', () => {
    it('[ST7] serves nothing that is not durable', async () => {
      const { store, gate } = rig();
      await begin(store, 1);
      const tokenHash = 'n'.repeat(43);
      gate.hold();
      const writing = Promise.all([
        store.commit(SITE, [], (view) => {
          const { changes, result } = appends(C1, [
            { lane: 'public', event: { kind: 'message', by: shopper(), cid: cid(10), text: 'not yet' } },
            { lane: 'desk', event: { kind: 'note', by: agent(), cid: cid(10), text: 'not yet' } },
          ])(view);
          const device = { participant: id('p', 9), tokenHash };
          return { changes: [...changes, { put: 'device', device }], result };
        }),
        begin(store, 2),
      ]);
      await gate.reached();
      const seen: string[] = [];
      const unlessDurable = (what: string, read: Promise<unknown>) =>
        read.then((value) => {
          if (!durableNow) seen.push(`${what}: ${JSON.stringify(value)}`);
        });
      let durableNow = false;
      const readings = [
        unlessDurable(
          'public',
          store.readPublic(SITE, C1, { after: 2, limit: 9 }).then(({ events, head }) => [...events, head]),
        ),
        unlessDurable('desk', store.readDesk(SITE, C1, { after: 1, limit: 9 })),
        unlessDurable('before', store.readBefore(SITE, C1, 99, 1)),
        unlessDurable(
          'place',
          store.deskSeqBefore(SITE, C1, 99).then((deskSeq) => (deskSeq > 1 ? 'not yet' : deskSeq)),
        ),
        unlessDurable('conversation', store.conversation(SITE, C1)),
        unlessDurable('new conversation', store.conversation(SITE, id('c', 2))),
        unlessDurable('list', store.conversations(SITE, { of: 'waiting', limit: 9 })),
        unlessDurable('these', store.these(SITE, [C1, id('c', 2)])),
        unlessDurable('listed', store.listed(SITE, { of: 'waiting', limit: 9 })),
        unlessDurable('device', store.device(SITE, tokenHash)),
      ];
      await turns();
      expect(seen.filter((line) => /not yet|c000000002|p000000009|"seq":3/.test(line))).toEqual([]);
      durableNow = true;
      gate.release();
      await Promise.all([writing, ...readings]);
      expect(await store.conversation(SITE, C1)).toMatchObject({ seq: 3, deskSeq: 2 });
      expect(await store.device(SITE, tokenHash)).toBeDefined();
    });

    it('[ST8] ends a page at its limit and goes on behind it', async () => {
      const { store } = rig();
      await begin(store, 1);
      for (let c = 10; c < 30; c++) await act(store, C1, says(1, c));
      const first = await store.readPublic(SITE, C1, { after: 0, limit: 5 });
      expect(first.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
      expect(first.head).toBe(22);
      const last = await store.readPublic(SITE, C1, { after: 20, limit: 5 });
      expect(last.events.map(({ seq }) => seq)).toEqual([21, 22]);
      for (const after of [22, 23, 1e9]) {
        expect(await store.readPublic(SITE, C1, { after, limit: 5 })).toEqual({ events: [], head: 22 });
      }
      expect((await store.readBefore(SITE, C1, 10, 3)).map(({ seq }) => seq)).toEqual([7, 8, 9]);
      expect((await store.readBefore(SITE, C1, 3, 9)).map(({ seq }) => seq)).toEqual([1, 2]);
      expect(await store.readBefore(SITE, C1, 1, 9)).toEqual([]);
      expect((await store.readBefore(SITE, C1, 1e9, 2)).map(({ seq }) => seq)).toEqual([21, 22]);
    });

    it('[ST8] ends a page at 256 KiB of bodies, but never with nothing', async () => {
      const { store } = rig();
      await begin(store, 1);
      // 16,011 bytes each as a body: sixteen make a page.
      const big = '😀'.repeat(4000);
      await Promise.all(Array.from({ length: 40 }, (_, i) => act(store, C1, says(1, 10 + i, big))));
      const fit = Math.floor(READ_MAX_BYTES / (JSON.stringify({ text: big }).length * 2));
      expect(fit).toBe(16);
      const page = await store.readPublic(SITE, C1, { after: 2, limit: 200 });
      expect(page.events.map(({ seq }) => seq)).toEqual(Array.from({ length: 16 }, (_, i) => 3 + i));
      const before = await store.readBefore(SITE, C1, 30, 200);
      expect(before.map(({ seq }) => seq)).toEqual(Array.from({ length: 16 }, (_, i) => 14 + i));
      // No client may send a text as large as a page, but one is still read.
      await act(store, C1, { do: 'note', by: agent(), cid: cid(9), text: 'x'.repeat(2 * READ_MAX_BYTES) });
      await act(store, C1, { do: 'note', by: agent(), cid: cid(8), text: 'y' });
      expect((await store.readDesk(SITE, C1, { after: 1, limit: 9 })).events).toHaveLength(1);
      expect(await wholeLog(store, C1)).toHaveLength(42);
    });

    it('finds where the desk events of a page start', async () => {
      const { store } = rig();
      await begin(store, 1);
      await act(store, C1, says(1, 10));
      for (const c of [20, 21]) await act(store, C1, { do: 'note', by: agent(), cid: cid(c), text: 'n' });
      for (const c of [11, 12]) await act(store, C1, says(1, c));
      await act(store, C1, { do: 'note', by: agent(), cid: cid(22), text: 'n' });
      await begin(store, 2);
      // Desk events 1 to 4 stand behind the public events 1, 3, 3 and 5.
      for await (const each of nowAndReopened(rig())) {
        const before = await Promise.all([0, 1, 2, 3, 4, 5, 6, 99].map((seq) => each.deskSeqBefore(SITE, C1, seq)));
        expect(before).toEqual([0, 0, 1, 1, 3, 3, 4, 4]);
      }
    });

    it('knows nothing of what was never said', async () => {
      const { store } = rig();
      const empty = { events: [], head: 0 };
      expect(await store.conversation(SITE, C1)).toBeUndefined();
      expect(await store.readPublic(SITE, C1, { after: 0, limit: 9 })).toEqual(empty);
      expect(await store.readDesk(SITE, C1, { after: 0, limit: 9 })).toEqual(empty);
      expect(await store.readBefore(SITE, C1, 9, 9)).toEqual([]);
      expect(await store.deskSeqBefore(SITE, C1, 9)).toBe(0);
      expect(await store.conversations(SITE, { of: 'waiting', limit: 9 })).toEqual([]);
      expect(await store.device(SITE, 'x'.repeat(43))).toBeUndefined();
    });

    it('[ST42] reads all conversations of a person page by page, oldest first, each once and nobody else’s', async () => {
      const { store } = rig();
      const own = { participant: id('p', 1), by: shopper() };
      for (const [n, at] of [
        [1, 30],
        [2, 10],
        [3, 20],
        [5, 20],
        [6, 5],
      ] as const)
        await begin(store, n, own, NOON + at);
      await begin(store, 4, {}, NOON + 15);
      await act(store, id('c', 2), { do: 'close', by: { role: 'system' } });
      for await (const each of nowAndReopened(rig())) {
        for (const limit of [1, 2, 9]) {
          const read = [];
          for (let page: readonly Conversation[] = []; read.length < 9; ) {
            const after = page.at(-1);
            page = await each.conversations(SITE, {
              of: 'person',
              person: `p:${id('p', 1)}`,
              limit,
              ...(after && { after }),
            });
            if (page.length === 0) break;
            read.push(...page.map((row) => Number(row.id.slice(-1))));
          }
          expect(read).toEqual([6, 2, 3, 5, 1]);
        }
      }
    });

    it('[ST21] lists what a person has, what waits and what an agent is in, and cuts off what can best be missed', async () => {
      const { store } = rig();
      // Opened out of order, two at the same instant.
      for (const [n, at] of [
        [1, 30],
        [2, 10],
        [3, 20],
        [4, 20],
        [5, 40],
        [6, 5],
      ] as const) {
        await begin(store, n, { participant: id('p', 1), by: shopper(), text: `c${n}` }, NOON + at);
      }
      await act(store, id('c', 3), { do: 'take', by: agent(), cid: cid(20), hasRoom: true, mayPick: true });
      await act(store, id('c', 5), { do: 'take', by: agent(), cid: cid(21), hasRoom: true, mayPick: true });
      await act(store, id('c', 2), {
        do: 'leave',
        by: { role: 'system' },
        since: NOON + 10,
        why: 'queue_full',
        dueAt: NOON + 99,
      });
      await act(store, id('c', 1), { do: 'close', by: { role: 'system' } });
      await act(store, id('c', 4), { do: 'identify', by: { role: 'system' }, member: { id: 'M', name: 'Mei' } });
      expect(await store.busySites()).toEqual([SITE]);
      for await (const each of nowAndReopened(rig())) {
        const list = async (query: Parameters<typeof each.conversations>[1]) =>
          (await each.conversations(SITE, query)).map((row) => Number(row.id.slice(-1)));
        const mine = `p:${id('p', 1)}` as const;
        expect(await list({ of: 'persons', persons: [mine], limit: 9 })).toEqual([5, 3, 2, 6, 1]);
        expect(await list({ of: 'persons', persons: [mine], limit: 3 })).toEqual([5, 3, 2]);
        expect(await list({ of: 'persons', persons: ['m:M', mine, mine], limit: 9 })).toEqual([5, 4, 3, 2, 6, 1]);
        expect(await list({ of: 'persons', persons: ['m:M', mine], limit: 2 })).toEqual([5, 4]);
        expect(await list({ of: 'persons', persons: [], limit: 9 })).toEqual([]);
        expect(await list({ of: 'waiting', limit: 9 })).toEqual([6, 4]);
        expect(await list({ of: 'waiting', limit: 1 })).toEqual([6]);
        expect(await list({ of: 'left', limit: 9 })).toEqual([2]);
        expect(await list({ of: 'held', limit: 9 })).toEqual([3, 5]);
        expect(await list({ of: 'held', limit: 1 })).toEqual([3]);
        for (const of of ['waiting', 'left', 'held'] as const) {
          for (const limit of [1, 9]) {
            const rows = await each.conversations(SITE, { of, limit });
            expect(await each.listed(SITE, { of, limit })).toEqual(rows.map((row) => row.id));
          }
        }
        const some = [id('c', 4), id('c', 77), id('c', 1)];
        const found = await Promise.all([some[0] ?? '', some[2] ?? ''].map((one) => each.conversation(SITE, one)));
        expect(await each.these(SITE, some)).toEqual(found);
        expect(await each.these(OTHER_SITE, some)).toEqual([]);
        expect(await list({ of: 'agent', agent: id('a', 1), limit: 9 })).toEqual([5, 3]);
        expect(await list({ of: 'agent', agent: id('a', 2), limit: 9 })).toEqual([]);
      }
    });

    it('[ST33] lists what was left until it is answered, taken or not, the oldest first', async () => {
      const { store } = rig();
      const by = { role: 'system' } as const;
      for (const n of [1, 2, 3, 4]) {
        await begin(store, n, {}, NOON + 9 - n);
        if (n < 4) await act(store, id('c', n), { do: 'leave', by, since: NOON + 9 - n, why: 'queue_full' });
        if (n > 1) {
          await act(store, id('c', n), { do: 'take', by: agent(), cid: cid(20 + n), hasRoom: true, mayPick: true });
        }
      }
      await act(store, id('c', 3), { do: 'answer', by: agent(), cid: cid(40), text: 'Here' });
      const inbox = async (each: Store) =>
        (await each.conversations(SITE, { of: 'left', limit: 9 })).map((row) => row.id);
      for await (const each of nowAndReopened(rig())) expect(await inbox(each)).toEqual([id('c', 2), id('c', 1)]);
    });

    it('[ST28] lists what an agent owns and another has, or nobody, as long as it is open', async () => {
      const { store } = rig();
      const [first, second] = [agent(1), agent(2)];
      for (const n of [1, 2, 3, 4, 5]) {
        await begin(store, n, {}, NOON + n);
        await act(store, id('c', n), {
          do: 'take',
          by: n === 5 ? second : first,
          cid: cid(n),
          hasRoom: true,
          mayPick: true,
        });
      }
      const to = { id: second.id, name: second.name };
      for (const n of [2, 4]) {
        const words = { reason: 'expertise', text: 'n' } as const;
        await act(store, id('c', n), { do: 'transfer', by: first, cid: cid(10 + n), to, hasRoom: true, ...words });
      }
      await act(store, id('c', 3), { do: 'give_back', by: first, cid: cid(13), reason: 'other', text: 'n' });
      await act(store, id('c', 4), { do: 'close', by: second, cid: cid(20) });
      for await (const each of nowAndReopened(rig())) {
        const of = async (agent: string, limit = 9) =>
          (await each.conversations(SITE, { of: 'owner', agent, limit })).map(({ id }) => id);
        expect(await of(first.id)).toEqual([id('c', 3), id('c', 2)]);
        expect(await of(first.id, 1)).toEqual([id('c', 3)]);
        expect(await of(second.id)).toEqual([]);
      }
    });

    it('[ST31] lists what an agent is in or invited to beside who has it, as long as they are', async () => {
      const suite = rig();
      const { store } = suite;
      const [first, second, third] = [agent(1), agent(2), agent(3)];
      for (const n of [1, 2, 3, 4]) {
        await begin(store, n, {}, NOON + n);
        await act(store, id('c', n), { do: 'take', by: first, cid: cid(n), hasRoom: true, mayPick: true });
        const to = { id: second.id, name: second.name };
        await act(store, id('c', n), { do: 'invite', by: first, cid: cid(10 + n), to, most: 8, text: 'n' });
      }
      await act(store, id('c', 1), { do: 'join', by: second, cid: cid(21), oversees: false });
      await act(store, id('c', 1), { do: 'join', by: third, cid: cid(22), oversees: true });
      await act(store, id('c', 3), { do: 'decline', by: second, cid: cid(23) });
      await act(store, id('c', 4), { do: 'close', by: first, cid: cid(24) });
      for await (const each of nowAndReopened(rig())) {
        const of = async (agent: string, limit = 9) =>
          (await each.conversations(SITE, { of: 'company', agent, limit })).map(({ id }) => id);
        expect(await of(first.id)).toEqual([]);
        expect(await of(second.id)).toEqual([id('c', 2), id('c', 1)]);
        expect(await of(second.id, 1)).toEqual([id('c', 2)]);
        expect(await of(third.id)).toEqual([id('c', 1)]);
        expect(await each.conversation(SITE, id('c', 1))).toMatchObject({
          guests: [second, third].map(({ id, name }) => ({ id, name })),
        });
      }
      await act(suite.store, id('c', 1), { do: 'part', by: second, cid: cid(25) });
      await act(suite.store, id('c', 1), { do: 'take_over', by: third, cid: cid(26), from: first.id, text: 'n' });
      for await (const each of nowAndReopened(rig())) {
        for (const { id } of [second, third]) {
          const rows = await each.conversations(SITE, { of: 'company', agent: id, limit: 9 });
          expect(rows).toEqual(id === second.id ? [expect.objectContaining({ seq: 3 })] : []);
        }
      }
    });

    for (const [what, text] of Object.entries(UNUSUAL)) {
      it(`[ST16] gives back every field as it was: ${what}`, async () => {
        const { store } = rig();
        const short = text.slice(0, 200);
        const by = { ...agent(), name: short };
        const page = { url: `https://shop.example/?q=${short}`, title: short };
        const member = { id: short, name: short };
        const { log, conversation } = await begin(store, 1, { text, page, member });
        expect(conversation.person).toBe(`m:${short}`);
        const taken = await act(store, C1, { do: 'take', by, cid: cid(10), hasRoom: true, mayPick: true });
        const noted = await act(store, C1, { do: 'note', by, cid: cid(11), text });
        if ('refused' in taken || 'refused' in noted) throw new Error('refused');
        const all = [...log, ...taken.log, ...noted.log];
        for await (const each of nowAndReopened(rig())) {
          const desk = await each.readDesk(SITE, C1, { after: 0, limit: 9 });
          expect([...(await wholeLog(each, C1)), ...desk.events]).toStrictEqual([
            ...all.filter(({ lane }) => lane === 'public').map(({ event }) => event),
            ...all.filter(({ lane }) => lane === 'desk').map(({ event }) => event),
          ]);
          expect(await each.conversation(SITE, C1)).toStrictEqual(noted.conversation);
          const list = await each.conversations(SITE, { of: 'persons', persons: [`m:${short}`], limit: 9 });
          expect(list).toStrictEqual([noted.conversation]);
          expect(await each.conversations(SITE, { of: 'persons', persons: [`m:${short}x`], limit: 9 })).toEqual([]);
        }
      });
    }

    it('[ST16] tells two persons apart whose keys differ only behind a NUL', async () => {
      const { store } = rig();
      await begin(store, 1, { member: { id: 'a\u0000b' } });
      await begin(store, 2, { member: { id: 'a\u0000c' } });
      const of = async (person: `m:${string}`) =>
        (await store.conversations(SITE, { of: 'persons', persons: [person], limit: 9 })).map((row) => row.id);
      expect(await of('m:a\u0000b')).toEqual([C1]);
      expect(await of('m:a\u0000c')).toEqual([id('c', 2)]);
      expect(await of('m:a')).toEqual([]);
    });
  });
}
