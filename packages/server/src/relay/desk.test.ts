import { describe, expect, test } from 'vitest';
import { StoreBusy } from '../ports/store.ts';
import { createRig, settle } from '../testing/rig.ts';

describe('the desk', () => {
  test('[RL2] notes reach agents in place and leave no trace on the shopper’s socket', async () => {
    // The same talk twice, once with desk events in between: the shopper's socket must carry the same bytes.
    const talk = async (withNotes: boolean) => {
      const rig = createRig();
      const shopper = await rig.shopper();
      const agent = await rig.agent();
      const ids = { ask: rig.cid(), take: rig.cid(), answer: rig.cid(), more: rig.cid() };
      await shopper.say({ type: 'say', cid: ids.ask, text: 'Hello' });
      const conversation = shopper.of('ack')[0]?.conversation ?? '';
      await agent.say({ type: 'follow', conversations: [{ conversation }] });
      await agent.say({ type: 'take', cid: ids.take, conversation });
      const note = async (text: string) => {
        if (withNotes) await agent.say({ type: 'note', cid: rig.cid(), conversation, text });
        rig.clock.advance(1000);
      };
      await note('SECRET one');
      await agent.say({ type: 'say', cid: ids.answer, conversation, text: 'Hi' });
      await note('SECRET two');
      await shopper.say({ type: 'say', cid: ids.more, conversation, text: 'Bye' });
      rig.clock.advance(30_000);
      const last = shopper.of('facts').at(-1);
      await shopper.say({ type: 'history', conversation, before: last?.head ?? 1 });
      await shopper.say({ type: 'follow', conversations: [{ conversation }] });
      const back = await rig.shopper('a', { follow: [{ conversation, seq: 2 }] });
      const neutral = (raw: string[]) =>
        raw.map((json) =>
          json
            .replaceAll(conversation, 'C')
            .replaceAll(/01[0-9a-z]{18}/g, 'ID')
            .replaceAll(/"epoch":"[^"]*"/g, ''),
        );
      return { agent, conversation, carried: neutral([...shopper.raw, ...back.raw]) };
    };
    const plain = await talk(false);
    const noted = await talk(true);
    expect(noted.carried).toEqual(plain.carried);
    expect(noted.carried.join('\n')).not.toMatch(/desk|afterSeq|case|owner|SECRET/i);

    const desk = noted.agent.of('desk').flatMap(({ events }) => events);
    expect(desk.map(({ kind, deskSeq, afterSeq }) => [kind, deskSeq, afterSeq])).toEqual([
      ['case_opened', 1, 1],
      ['case_owned', 2, 3],
      ['note', 3, 3],
      ['note', 4, 4],
    ]);
  });

  test('[RL2] what happens at the desk of a closed conversation moves nothing on the shopper’s side', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    await shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello' });
    const conversation = shopper.of('ack')[0]?.conversation ?? '';
    const agent = await rig.agent();
    await agent.say({ type: 'take', cid: rig.cid(), conversation });
    await agent.say({ type: 'close', cid: rig.cid(), conversation });
    shopper.hangUp();
    const back = await rig.shopper();
    const before = back.raw.length;
    await agent.say({ type: 'note', cid: rig.cid(), conversation, text: 'follow up' });
    expect(agent.of('ack')).toHaveLength(3);
    expect(back.raw).toHaveLength(before);
  });

  test('[RL7] an agent who follows learns where the desk’s log stands, also when there is nothing to read', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    const agent = await rig.agent();
    await shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello' });
    const conversation = shopper.of('ack')[0]?.conversation ?? '';
    await agent.say({ type: 'follow', conversations: [{ conversation, seq: 2, deskSeq: 1 }] });
    expect(agent.of('desk')).toEqual([{ type: 'desk', conversation, after: 1, events: [], head: 1 }]);
    await shopper.say({ type: 'follow', conversations: [{ conversation, seq: 2 }] });
    expect(shopper.of('desk')).toEqual([]);
  });

  test('[RL7] an agent who asks twice before the first page has come lacks nothing of the desk', async () => {
    const rig = createRig({ limits: { rateBurst: 10_000, ratePerSecond: 10_000 } });
    const shopper = await rig.shopper();
    const write = async (count: number) => {
      for (let n = 0; n < count; n++) await shopper.say({ type: 'say', cid: rig.cid(), text: `m${n}` });
    };
    await write(1);
    const conversation = shopper.of('ack')[0]?.conversation ?? '';
    const na = await rig.agent('na');
    await na.say({ type: 'note', cid: rig.cid(), conversation, text: 'an early note' });
    await write(40);
    const go = na.stopReading();
    const ask = () => na.say({ type: 'follow', conversations: [{ conversation }] });
    await ask();
    await write(40);
    await ask();
    await ask();
    await go();
    await settle();
    expect(na.of('facts')[0]).toMatchObject({ after: 0 });
    expect(na.of('desk').flatMap(({ events }) => events.map(({ deskSeq }) => deskSeq))).toEqual([1, 2]);
  });

  test('a disk that is full refuses a hello for now, in the table’s words', async () => {
    const rig = createRig();
    rig.store.commit = () => Promise.reject(new StoreBusy('full'));
    const member = await rig.shopper('a', { jwt: 'mei' });
    expect(member.problems()).toEqual(['busy']);
  });

  test('[RL2] a note is acked with its deskSeq and both heads', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    await shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello' });
    const conversation = shopper.of('ack')[0]?.conversation ?? '';
    const agent = await rig.agent();
    await agent.say({ type: 'note', cid: rig.cid(), conversation, text: 'VIP' });
    expect(agent.of('ack')[0]).toMatchObject({ deskSeq: 2, head: { conversation, seq: 2, deskSeq: 2 } });
    expect(agent.of('ack')[0]).not.toHaveProperty('seq');
  });

  test('history brings an agent the notes that belong between', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    await shopper.say({ type: 'say', cid: rig.cid(), text: 'one' });
    const conversation = shopper.of('ack')[0]?.conversation ?? '';
    const agent = await rig.agent();
    await agent.say({ type: 'note', cid: rig.cid(), conversation, text: 'early' });
    await shopper.say({ type: 'say', cid: rig.cid(), text: 'two' });
    await agent.say({ type: 'note', cid: rig.cid(), conversation, text: 'late' });
    await agent.say({ type: 'history', conversation, before: 3 });
    expect(agent.of('history')[0]).toMatchObject({ events: [{ seq: 1 }, { seq: 2 }], more: false });
    expect(agent.of('history')[0]?.desk?.map(({ deskSeq }) => deskSeq)).toEqual([1, 2]);
    await shopper.say({ type: 'history', conversation, before: 3 });
    expect(shopper.of('history')[0]).not.toHaveProperty('desk');
  });
});
