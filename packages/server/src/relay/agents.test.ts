import { describe, expect, test } from 'vitest';
import { AGENTS, createRig, settle } from '../testing/rig.ts';

async function withRequest() {
  const rig = createRig();
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello' });
  return { rig, shopper, conversation: shopper.of('ack')[0]?.conversation ?? '' };
}

describe('agents', () => {
  test('[RL8] of two who take at once, one wins and the other is told', async () => {
    const { rig, conversation } = await withRequest();
    const na = await rig.agent('na');
    const wei = await rig.agent('wei');
    void na.say({ type: 'take', cid: rig.cid(), conversation });
    await wei.say({ type: 'take', cid: rig.cid(), conversation });
    expect(na.of('ack')).toHaveLength(1);
    expect(wei.of('ack')).toHaveLength(0);
    expect(wei.problems()).toEqual(['already_taken']);
  });

  test('[RL8] a colleague who had it open sees that it was taken, and nothing after it', async () => {
    const { rig, shopper, conversation } = await withRequest();
    const na = await rig.agent('na');
    const wei = await rig.agent('wei');
    await wei.say({ type: 'follow', conversations: [{ conversation }] });
    await na.say({ type: 'take', cid: rig.cid(), conversation });
    await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'after' });
    const seen = wei.of('facts').flatMap(({ events }) => events.map(({ kind }) => kind));
    expect(seen).toEqual(['requested', 'message', 'assigned']);
    await wei.say({ type: 'history', conversation, before: 3 });
    await wei.say({ type: 'note', cid: rig.cid(), conversation, text: 'peek' });
    expect(wei.problems()).toEqual(['conversation_unknown', 'not_yours']);
  });

  test('a supervisor reads any conversation of the site', async () => {
    const { rig, conversation } = await withRequest();
    const na = await rig.agent('na');
    await na.say({ type: 'take', cid: rig.cid(), conversation });
    const boss = await rig.agent('wei', 'supervisor');
    await boss.say({ type: 'follow', conversations: [{ conversation, seq: 0, deskSeq: 0 }] });
    expect(boss.of('facts')[0]?.events).toHaveLength(3);
    expect(boss.of('desk')[0]?.events.map(({ kind }) => kind)).toEqual(['case_opened', 'case_owned']);
  });

  test('[RL14] a frame for shoppers from an agent is refused by name', async () => {
    const rig = createRig();
    const na = await rig.agent('na');
    await na.say({ type: 'identify', jwt: 'member-a' });
    expect(na.of('problem')[0]).toMatchObject({ code: 'forbidden', about: 'identify' });
  });

  test('an answer without a conversation is refused by name', async () => {
    const rig = createRig();
    const na = await rig.agent('na');
    await na.say({ type: 'say', cid: rig.cid(), text: 'to whom?' });
    expect(na.of('problem')[0]).toMatchObject({ code: 'bad_frame', path: 'conversation' });
  });

  test('[RL11] a revoked session is cut within 5 s', async () => {
    const rig = createRig();
    const na = await rig.agent('na');
    rig.revoked.add('s-na');
    rig.clock.advance(5000);
    await settle();
    expect(na.problems()).toEqual(['session_invalid']);
    expect(na.closed?.code).toBe(4401);
    expect(rig.statuses.at(-1)).toBe(`${AGENTS.na.id} off session_ended`);
  });

  test('[RL11] an ended session is cut at once where its end is announced', async () => {
    const rig = createRig();
    const na = await rig.agent('na');
    const wei = await rig.agent('wei');
    rig.bus.publish({ kind: 'cut', agent: AGENTS.na.id, session: 's-na' });
    expect(na.closed?.code).toBe(4401);
    expect(wei.closed).toBeUndefined();
  });

  test('shoppers are told when somebody comes on duty and when nobody is left', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    expect(shopper.of('welcome')[0]?.state).toMatchObject([{ topic: 'availability', value: 'away' }]);
    const na = await rig.agent('na');
    expect(shopper.of('state').at(-1)?.state).toMatchObject({ value: 'online' });
    na.hangUp();
    rig.clock.advance(5000);
    const back = await rig.agent('na');
    rig.clock.advance(30_000);
    expect(shopper.of('state')).toHaveLength(1);
    back.hangUp();
    rig.clock.advance(11_000);
    expect(shopper.of('state').at(-1)?.state).toMatchObject({ value: 'away', rev: 2 });
    expect(rig.statuses).toEqual([`${AGENTS.na.id} online connected`, `${AGENTS.na.id} off disconnected`]);
  });

  test('[RL13] a client that leaves too much unread, or anything for too long, is closed', async () => {
    const { rig, shopper, conversation } = await withRequest();
    const slow = await rig.agent('na', 'supervisor');
    await slow.say({ type: 'follow', conversations: [{ conversation }] });
    slow.buffered = 2_000_000;
    await shopper.say({ type: 'say', cid: rig.cid(), text: 'more' });
    expect(slow.closed).toEqual({ code: 4413, reason: 'slow_consumer' });
    const stuck = await rig.agent('wei');
    stuck.buffered = 10;
    rig.clock.advance(9000);
    expect(stuck.closed).toBeUndefined();
    rig.clock.advance(3000);
    expect(stuck.closed?.code).toBe(4413);
  });

  test('a connection that gives no sign of life is closed', async () => {
    const rig = createRig();
    const na = await rig.agent('na');
    rig.clock.advance(120_000);
    expect(na.closed).toBeUndefined();
    na.fallSilent();
    rig.clock.advance(90_000);
    expect(na.closed?.code).toBe(4408);
  });
});
