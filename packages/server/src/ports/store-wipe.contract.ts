import { evolve, type Logged, open } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
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
  SITE,
  says,
  shopper,
  wholeLog,
} from './store-world.contract.ts';

const C1 = id('c', 1);
const SYSTEM = { role: 'system' } as const;

/** The conversation of these tests before its first event. */
const { blank: BLANK } = open(
  {
    ...{ id: C1, site: SITE, participant: id('p', 1), case: { opens: id('k', 1) }, by: shopper(), cid: cid(1) },
    text: 'PLANTED 1',
  },
  NOON,
);

/** What is left of a conversation whose words were erased. */
export function wipeContract(rig: () => StoreRig): void {
  /** One with a planted word wherever somebody can write one. */
  const planted = async (): Promise<void> => {
    const { store } = rig();
    const device = { participant: id('p', 1), tokenHash: 't1', member: { id: 'm1', name: 'PLANTED' } };
    await store.commit(SITE, [], () => ({ changes: [{ put: 'device', device }], result: undefined }));
    await begin(store, 1, { text: 'PLANTED 1', page: { url: 'https://shop.example/PLANTED', title: 'PLANTED' } });
    const by = agent();
    const c1 = (c: number) => ({ by, cid: cid(c) });
    await act(store, C1, { do: 'identify', by: SYSTEM, member: { id: 'm1', name: 'PLANTED' }, priority: 2 });
    await act(store, C1, { do: 'take', ...c1(2), hasRoom: true, mayPick: true });
    await act(store, C1, { do: 'answer', ...c1(3), text: 'PLANTED 2' });
    const file = { id: id('k', 9), name: 'PLANTED.pdf', type: 'application/pdf', bytes: 9 } as const;
    await act(store, C1, { ...says(1, 4, 'PLANTED 3'), file } as ReturnType<typeof says>);
    const amendment = { of: 2, by: shopper(), now: NOON, windowMs: 9 } as const;
    const target = await store.commit(SITE, [], (view) => ({ changes: [], result: view.event(C1, 2) }));
    await act(store, C1, { do: 'edit', ...amendment, target, cid: cid(5), text: 'PLANTED 4' });
    await act(store, C1, { do: 'recall', ...amendment, target, cid: cid(6) });
    await act(store, C1, { do: 'note', ...c1(7), text: 'PLANTED 5' });
    const promise = { what: 'gift', order: 'PLANTED', dueAt: NOON + 9, text: 'PLANTED 6', most: 8 } as const;
    await act(store, C1, { do: 'promise', ...c1(8), ...promise });
    await act(store, C1, { do: 'whisper', by: agent(2), cid: cid(9), to: by.id, text: 'PLANTED 7' });
    await act(store, C1, {
      ...{ do: 'invite', ...c1(10), to: { id: id('a', 2), name: 'Agent 2' }, most: 3, text: 'PLANTED 8' },
    });
    const guarded = { level: 'block', rules: ['contacts'] } as const;
    await act(store, C1, { do: 'answer', ...c1(11), text: 'PLANTED 9', guarded });
    await act(store, C1, says(1, 12, 'PLANTED 10'));
  };

  describe('erasing', () => {
    it('[ST41] leaves the skeleton of a conversation, and no word in any read', async () => {
      await planted();
      const bones = await rig().store.bones(SITE, C1);
      const log = await wholeLog(rig().store, C1);
      await act(rig().store, C1, { do: 'wipe', by: SYSTEM });
      const unnamed = { put: 'unnamed', member: 'm1' } as const;
      await rig().store.commit(SITE, [], () => ({ changes: [unnamed], result: undefined }));
      for await (const store of nowAndReopened(rig())) {
        const now = await store.conversation(SITE, C1);
        const events = await wholeLog(store, C1);
        const desk = await store.readDesk(SITE, C1, { after: 0, limit: 99 });
        const sent = await store.commit(SITE, [], (view) => ({
          changes: [],
          result: [
            ...[1, 4, 5, 6, 12].map((c) => view.sent(shopper().id, cid(c))),
            ...[3, 7, 8, 10, 11].map((c) => view.sent(agent().id, cid(c))),
            view.sent(agent(2).id, cid(9)),
            view.device('t1'),
          ],
        }));
        const seen = [now, events, desk, sent, await store.takenBack(SITE, C1, 2)];
        expect(JSON.stringify(seen)).not.toContain('PLANTED');
        expect(sent.every((each) => each !== undefined)).toBe(true);
        expect(events.slice(0, -1).map(({ seq, at, cid: under }) => [seq, at, under])).toEqual(
          log.map(({ seq, at, cid: under }) => [seq, at, under]),
        );
        expect(events.at(-1)).toMatchObject({ kind: 'wiped', seq: log.length + 1, by: SYSTEM });
        expect(now).toMatchObject({ state: 'active', person: 'm:m1', member: { id: 'm1' }, last: { text: '' } });
        expect(now).toMatchObject({ agent: { name: 'Agent 1' }, invited: [{ agent: { name: 'Agent 2' } }] });
        expect(now?.promises).toMatchObject([{ id: cid(8), dueAt: NOON + 9, owner: { id: agent().id }, text: '' }]);
        expect((await store.bones(SITE, C1))?.log.filter(({ kind }) => kind !== 'wiped')).toEqual(bones?.log);
      }
    });

    it('[ST41] keeps the row the fold of what is left of its log', async () => {
      await planted();
      await act(rig().store, C1, { do: 'wipe', by: SYSTEM });
      await act(rig().store, C1, says(1, 20, 'after'));
      for await (const store of nowAndReopened(rig())) {
        const desk = (await store.readDesk(SITE, C1, { after: 0, limit: 99 })).events;
        const log: Logged[] = [];
        for (const event of await wholeLog(store, C1)) {
          log.push({ lane: 'public', event });
          for (const each of desk) if (each.afterSeq === event.seq) log.push({ lane: 'desk', event: each });
        }
        const folded = log.reduce(evolve, BLANK);
        expect(await store.conversation(SITE, C1)).toEqual({ ...folded, case: expect.anything() });
        expect(folded.last).toMatchObject({ text: 'after' });
      }
    });

    it('[ST41] touches no other conversation', async () => {
      await planted();
      await begin(rig().store, 2, { text: 'mine' });
      await act(rig().store, C1, { do: 'wipe', by: SYSTEM });
      for await (const store of nowAndReopened(rig())) {
        expect(await store.conversation(SITE, id('c', 2))).toMatchObject({ last: { text: 'mine' } });
        expect((await wholeLog(store, id('c', 2))).map(({ kind }) => kind)).toEqual(['requested', 'message']);
      }
    });

    it('[ST41] erases what is said in the same group before it, and nothing after it', async () => {
      await planted();
      const { store } = rig();
      const wiped = { lane: 'public', event: { kind: 'wiped', by: SYSTEM } } as const;
      const say = (text: string, c: number) =>
        ({ lane: 'public', event: { kind: 'message', by: shopper(), cid: cid(c), text } }) as const;
      await store.commit(SITE, [], appends(C1, [say('one', 30), wiped, say('two', 31)]));
      for await (const each of nowAndReopened(rig())) {
        const events = await wholeLog(each, C1);
        expect(events.slice(-3)).toMatchObject([
          { kind: 'erased' },
          { kind: 'wiped' },
          { kind: 'message', text: 'two' },
        ]);
        expect((await each.conversation(SITE, C1))?.last).toMatchObject({ text: 'two' });
      }
    });
  });
}
