import { describe, expect, it } from 'vitest';
import { greet } from './testing/rig.ts';
import { ack, assigned, C1, facts, greetedShopper, MEI, requested, said } from './testing/shopper.ts';
import { settle } from './testing/virtual-clock.ts';

describe('reading', () => {
  const list = [{ conversation: C1, state: 'active', seq: 3 }];
  const tail = facts([requested(), said(2, 'hello'), assigned(3)]);

  it('loads what was there without news, and tells what comes after, in order, once', async () => {
    const { chat, of, tell } = await greetedShopper({ conversations: list });
    tell(tail);
    expect(of('message')).toEqual([]);
    expect(chat.view).toMatchObject({ agent: { id: MEI.id, name: 'Mei' }, thread: { state: 'active' } });
    tell(facts([said(4, 'hi', { by: MEI })]));
    tell(facts([said(4, 'hi', { by: MEI })]));
    expect(of('message')).toMatchObject([{ seq: 4, text: 'hi', mine: false, conversation: C1 }]);
  });

  it('names who has it, whoever of the shop joins, speaks or leaves beside them', async () => {
    const { chat, tell } = await greetedShopper({ conversations: list });
    const wei = { role: 'agent', id: 'wei', name: 'Wei' } as const;
    const beside = (kind: string, seq: number) => ({
      ...said(seq, ''),
      kind,
      by: wei,
      agent: { id: 'wei', name: 'Wei' },
    });
    tell(tail);
    for (const event of [beside('joined', 4), said(5, 'hi', { by: wei }), beside('parted', 6)]) {
      tell(facts([event]));
      expect(chat.view.agent).toMatchObject({ name: 'Mei' });
    }
  });

  it('[TL2] asks once for a hole, shows nothing behind it, and mends it', async () => {
    const { rig, chat, tell, of } = await greetedShopper({ conversations: list });
    tell(tail);
    tell(facts([said(6, 'six')]));
    tell(facts([said(7, 'seven')]));
    const follows = () => rig.net.last.sent.filter(({ type }) => type === 'follow');
    expect(follows()).toEqual([{ type: 'follow', conversations: [{ conversation: C1, seq: 3 }] }]);
    expect(chat.view.thread?.events.at(-1)?.seq).toBe(3);
    tell(facts([said(4, 'four'), said(5, 'five'), said(6, 'six'), said(7, 'seven')]));
    expect(of('message')).toMatchObject([{ seq: 4 }, { seq: 5 }, { seq: 6 }, { seq: 7 }]);
    tell(facts([said(9, 'nine')]));
    expect(follows()).toHaveLength(2);
  });

  it('[TL2] asks again on the next line for what the former one did not answer', async () => {
    const { rig, tell, sent } = await greetedShopper({ conversations: list });
    tell(tail);
    tell(facts([said(6, 'six')]));
    rig.net.last.end();
    await rig.clock.advance(500);
    await greet(rig, { conversations: list });
    rig.net.last.tell(facts([said(7, 'seven')]));
    expect(sent('follow')).toEqual([{ type: 'follow', conversations: [{ conversation: C1, seq: 3 }] }]);
  });

  it('[TL4] asks for a lost tail with the heartbeat that shows it, and with every one until it is here', async () => {
    const { tell, sent } = await greetedShopper({ conversations: list });
    tell(tail);
    const follow = { type: 'follow', conversations: [{ conversation: C1, seq: 3 }] };
    tell({ type: 'heartbeat', at: 1, heads: [] });
    expect(sent('follow')).toEqual([]);
    tell({ type: 'heartbeat', at: 1, heads: [{ conversation: C1, seq: 5 }] });
    expect(sent('follow')).toEqual([follow]);
    tell({ type: 'heartbeat', at: 1, heads: [] });
    expect(sent('follow')).toEqual([follow, follow]);
    tell(facts([said(4, 'four'), said(5, 'five')]));
    tell({ type: 'heartbeat', at: 1, heads: [] });
    expect(sent('follow')).toHaveLength(2);
  });

  it('[TL4] learns of a lost tail from an ack and a welcome too', async () => {
    const { chat, tell, sent, says } = await greetedShopper({ conversations: list });
    tell({ type: 'heartbeat', at: 1, heads: [] });
    expect(sent('follow')).toEqual([{ type: 'follow', conversations: [{ conversation: C1 }] }]);
    tell(tail);
    void chat.send('hello');
    tell(ack(says()[0]?.cid, 5));
    expect(sent('follow')).toHaveLength(1);
    tell({ type: 'heartbeat', at: 1, heads: [] });
    expect(sent('follow').at(-1)).toEqual({ type: 'follow', conversations: [{ conversation: C1, seq: 3 }] });
  });

  it('resumes from where it stands after a reconnect', async () => {
    const { rig, tell, of } = await greetedShopper({ conversations: list });
    tell(tail);
    rig.net.last.end();
    await rig.clock.advance(500);
    await greet(rig, { conversations: [{ conversation: C1, state: 'active', seq: 4 }] });
    expect(rig.net.last.sent[0]?.follow).toEqual([{ conversation: C1, seq: 3 }]);
    rig.net.last.tell(facts([said(4, 'missed', { by: MEI })]));
    expect(of('message')).toMatchObject([{ seq: 4, text: 'missed' }]);
    tell({ type: 'ping' });
  });

  it('[TL3] keeps unknown kinds and malformed events out of view and moves on', async () => {
    const { chat, of, tell } = await greetedShopper({ conversations: list });
    tell(tail);
    const odd = { ...said(5, ''), text: { type: 'div' } };
    tell(facts([{ kind: 'sticker', seq: 4 }, odd, said(6, 'after')]));
    expect(chat.view.thread?.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 6]);
    expect(of('error')).toMatchObject([{ code: 'bad_frame' }]);
  });

  it('[WR1] skips unknown frames, reports malformed ones, and survives nonsense', async () => {
    const { chat, of, tell } = await greetedShopper();
    const nonsense = [
      '{',
      '[]',
      'null',
      '1',
      '{"type":1}',
      '{"type":"constructor"}',
      '{"type":"__proto__"}',
      { type: 'brand_new' },
    ];
    for (const frame of nonsense) tell(frame);
    tell({ type: 'facts', conversation: C1, after: 0, head: 1, events: [{ seq: '1', kind: 'left' }] });
    tell({ type: 'ack', cid: {}, conversation: C1 });
    tell('{"type":"heartbeat","at":1,"heads":[{"conversation":"x","seq":1e999}]}');
    expect(of('error')).toHaveLength(8);
    expect(chat.view).toMatchObject({ connection: 'online', threads: [] });
  });

  it('[TL6] takes nothing of the desk, whatever comes', async () => {
    const { chat, tell } = await greetedShopper({ conversations: list });
    tell(tail);
    tell({
      type: 'desk',
      conversation: C1,
      after: 0,
      head: 1,
      events: [{ kind: 'note', deskSeq: 1, afterSeq: 3, at: 1, by: MEI, text: 'VIP' }],
    });
    tell({ type: 'heartbeat', at: 1, heads: [{ conversation: C1, seq: 3, deskSeq: 9 }] });
    expect(chat.view.thread?.desk).toEqual([]);
  });

  it('forgets a log that another store has reset, and starts from its tail', async () => {
    const { chat, tell, of } = await greetedShopper({ conversations: list });
    tell(tail);
    tell({ type: 'reset', conversation: C1, head: 2 });
    tell(facts([requested(), said(2, 'hello')]));
    expect(chat.view.thread?.events.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(of('message')).toEqual([]);
  });

  it('[TL7] greets anew, standing nowhere, when the epoch is another', async () => {
    const { rig, chat, tell, of } = await greetedShopper({ conversations: list });
    tell(tail);
    rig.net.last.end();
    await rig.clock.advance(500);
    const conversations = [{ conversation: C1, state: 'requested', seq: 2 }];
    await greet(rig, { epoch: 'e2', conversations });
    expect([rig.net.sockets.length, chat.view.threads]).toEqual([3, []]);
    await greet(rig, { epoch: 'e2', conversations });
    expect(rig.net.last.sent).toMatchObject([{ type: 'hello', follow: [] }]);
    rig.net.last.tell(facts([requested(), said(2, 'hello')]));
    expect(chat.view.thread).toMatchObject({ state: 'requested', events: [{ seq: 1 }, { seq: 2 }] });
    expect(of('message')).toEqual([]);
  });

  it('tells that whoever typed stopped when the line is lost, and when the shopper leaves', async () => {
    const { rig, chat, tell, of } = await greetedShopper({ conversations: list });
    tell(tail);
    const told = () => of('typing').map((value) => (value as { on: boolean }).on);
    tell({ type: 'typing', conversation: C1, by: MEI, on: true });
    rig.net.last.end();
    expect([told(), chat.view.thread?.typing]).toEqual([[true, false], []]);
    await rig.clock.advance(500);
    await greet(rig, { conversations: list });
    rig.net.last.tell({ type: 'typing', conversation: C1, by: MEI, on: true });
    await chat.signOut();
    expect(told()).toEqual([true, false, true, false]);
  });

  it('shows and forgets who is typing, and throttles one’s own', async () => {
    const { rig, chat, of, tell } = await greetedShopper({ conversations: list });
    tell(tail);
    await settle();
    const typing = (on: boolean) => tell({ type: 'typing', conversation: C1, by: MEI, on });
    typing(true);
    expect(chat.view.thread?.typing).toEqual([MEI]);
    await rig.clock.advance(5_000);
    expect(chat.view.thread?.typing).toEqual([]);
    typing(true);
    tell(facts([said(4, 'hi', { by: MEI })]));
    expect(of('typing')).toEqual([true, false, true, false].map((on) => ({ conversation: C1, on, name: 'Mei' })));
    for (let i = 0; i < 4; i++) {
      chat.typing();
      await rig.clock.advance(1_000);
    }
    chat.typing(false);
    chat.typing(false);
    expect(rig.net.last.sent.filter(({ type }) => type === 'typing').map(({ on }) => on)).toEqual([true, true, false]);
  });
});
