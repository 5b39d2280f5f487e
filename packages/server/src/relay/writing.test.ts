import { describe, expect, test } from 'vitest';
import { AGENTS, createRig, type Peer } from '../testing/rig.ts';

/** Li Na has a shopper's conversation; Wang Wei is asked in; Zhang Min supervises. All of them follow it. */
async function withTalk() {
  const rig = createRig();
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  const na = await rig.agent('na');
  const wei = await rig.agent('wei');
  const min = await rig.agent('min', 'supervisor');
  await na.say({ type: 'follow', conversations: [{ conversation }] });
  await na.say({ type: 'take', cid: rig.cid(), conversation });
  await na.say({ type: 'invite', cid: rig.cid(), conversation, to: AGENTS.wei.id, text: 'Does it fit?' });
  for (const peer of [wei, min]) await peer.say({ type: 'follow', conversations: [{ conversation }] });
  rig.clock.advance(1000);
  const typing = (lane: 'desk' | 'whisper', on = true) => ({ type: 'desk_typing', conversation, lane, on });
  return { rig, conversation, shopper, na, wei, min, typing };
}

const told = (peer: Peer) =>
  peer.of('state').flatMap(({ state }) => (state.topic === 'writing' ? [[state.by.name, state.lane, state.on]] : []));

describe('[DT1] who types at the desk', () => {
  test('is seen by the colleagues who follow, a note by all of them, and by themselves in no tab', async () => {
    const { rig, conversation, na, wei, min, typing } = await withTalk();
    const tab = await rig.agent('na');
    await tab.say({ type: 'follow', conversations: [{ conversation }] });
    await na.say(typing('desk'));
    await na.say(typing('desk', false));
    const notes = [
      ['Li Na', 'desk', true],
      ['Li Na', 'desk', false],
    ];
    expect([told(wei), told(min)]).toEqual([notes, notes]);
    expect([told(na), told(tab)]).toEqual([[], []]);
  });

  test('a whisper is told to who has the conversation, and to nobody else', async () => {
    const { na, wei, min, typing } = await withTalk();
    await min.say(typing('whisper'));
    expect(told(na)).toEqual([['Zhang Min', 'whisper', true]]);
    expect([told(wei), told(min)]).toEqual([[], []]);
  });

  test('no shopper learns of it by a byte', async () => {
    const { shopper, na, min, typing } = await withTalk();
    const before = shopper.raw.length;
    await na.say(typing('desk'));
    await min.say(typing('desk'));
    await min.say(typing('whisper'));
    expect(shopper.raw).toHaveLength(before);
  });

  test('who may not whisper is refused, and who does not follow, or no longer may, is nobody', async () => {
    const { rig, conversation, na, wei, min, typing } = await withTalk();
    await wei.say(typing('whisper'));
    expect(wei.problems()).toEqual(['forbidden']);
    await wei.say({ type: 'decline', cid: rig.cid(), conversation });
    rig.clock.advance(1000);
    await wei.say(typing('desk'));
    expect([told(na), told(min)]).toEqual([[], []]);
    await na.say(typing('desk'));
    expect(told(wei)).toEqual([]);
  });

  test('is stored nowhere', async () => {
    const { rig, conversation, na, min, typing } = await withTalk();
    const before = await rig.store.conversation('01kafzs1te0000000001', conversation);
    await na.say(typing('desk'));
    await min.say(typing('whisper'));
    expect(await rig.store.conversation('01kafzs1te0000000001', conversation)).toEqual(before);
  });
});
