import { expect, test } from 'vitest';
import { createRig } from '../testing/rig.ts';

/** A talk between a shopper and Li Na: message 2 is the shopper's, 4 hers. */
async function talk() {
  const rig = createRig();
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'SECRET question' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  const na = await rig.agent('na');
  await na.say({ type: 'follow', conversations: [{ conversation }] });
  await na.say({ type: 'take', cid: rig.cid(), conversation });
  await na.say({ type: 'say', cid: rig.cid(), conversation, text: 'An answer' });
  return { rig, shopper, na, conversation };
}

test('[RL15] an edit reaches both sides, with other words for the message', async () => {
  const { rig, shopper, na, conversation } = await talk();
  await na.say({ type: 'edit', cid: rig.cid(), conversation, of: 4, text: 'A better answer' });
  const edited = { kind: 'edited', seq: 5, of: 4, text: 'A better answer', by: { name: 'Li Na' } };
  expect(shopper.of('facts').at(-1)?.events).toMatchObject([edited]);
  expect(na.of('facts').at(-1)?.events).toMatchObject([edited]);
  expect(na.of('ack').at(-1)).toMatchObject({ seq: 5, head: { seq: 5 } });
});

test('[RL15] what was recalled is read by nobody any more: not on resume, in history, or in lists', async () => {
  const { rig, shopper, na, conversation } = await talk();
  await shopper.say({ type: 'edit', cid: rig.cid(), conversation, of: 2, text: 'another SECRET' });
  await shopper.say({ type: 'recall', cid: rig.cid(), conversation, of: 2 });
  expect(na.of('facts').at(-1)?.events).toMatchObject([{ kind: 'recalled', seq: 6, of: 2 }]);
  const again = await rig.shopper('a', { follow: [{ conversation, seq: 0 }] });
  await again.say({ type: 'history', conversation, before: 7 });
  const boss = await rig.agent('wei', 'supervisor');
  await boss.say({ type: 'follow', conversations: [{ conversation }] });
  for (const peer of [again, boss]) {
    expect(peer.raw.join()).not.toContain('SECRET');
    expect(peer.of('facts').flatMap(({ events }) => events.map(({ kind }) => kind))).toEqual([
      'requested',
      'erased',
      'assigned',
      'message',
      'erased',
      'recalled',
    ]);
  }
});

test('[RL15] nobody changes what somebody else said, or what was taken back', async () => {
  const { rig, shopper, na, conversation } = await talk();
  await shopper.say({ type: 'recall', cid: rig.cid(), conversation, of: 4 });
  await na.say({ type: 'edit', cid: rig.cid(), conversation, of: 2, text: 'not mine' });
  await shopper.say({ type: 'recall', cid: rig.cid(), conversation, of: 99 });
  await shopper.say({ type: 'recall', cid: rig.cid(), conversation, of: 2 });
  await shopper.say({ type: 'edit', cid: rig.cid(), conversation, of: 2, text: 'too clever' });
  expect(shopper.problems()).toEqual(['message_unknown', 'message_unknown', 'message_unknown']);
  expect(na.problems()).toEqual(['message_unknown']);
});

test('[RL15] the time to change a message ends by the server’s clock', async () => {
  const { rig, shopper, conversation } = await talk();
  rig.clock.advance(120_001);
  await shopper.say({ type: 'recall', cid: rig.cid(), conversation, of: 2 });
  expect(shopper.problems()).toEqual(['too_late']);
});

test('[RL3] a repeated edit or recall gets the first ack, also when the words are gone', async () => {
  const { rig, shopper, conversation } = await talk();
  const edit = { type: 'edit', cid: rig.cid(), conversation, of: 2, text: 'more polite' };
  const recall = { type: 'recall', cid: rig.cid(), conversation, of: 2 };
  for (const frame of [edit, recall, edit, recall]) await shopper.say(frame);
  expect(shopper.of('ack').map(({ seq }) => seq)).toEqual([2, 5, 6, 5, 6]);
  await shopper.say({ ...edit, text: 'other' });
  expect(shopper.problems()).toEqual(['cid_conflict']);
});

test('[RL5] a foreign conversation can’t be changed, like one that isn’t there', async () => {
  const { rig, conversation } = await talk();
  const stranger = await rig.shopper('b');
  await stranger.say({ type: 'say', cid: rig.cid(), text: 'hi' });
  for (const frame of [
    { type: 'recall', conversation, of: 2 },
    { type: 'edit', conversation, of: 2, text: 'x' },
    { type: 'recall', conversation: '01kah0t3vq0000000000', of: 2 },
  ]) {
    await stranger.say({ ...frame, cid: rig.cid() });
  }
  expect(stranger.problems()).toEqual(['conversation_unknown', 'conversation_unknown', 'conversation_unknown']);
});
