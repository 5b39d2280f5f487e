import { expect, test } from 'vitest';
import { createRig, type Peer } from '../testing/rig.ts';

/** A conversation that `wei` had and that is over, and the next one of the same shopper, which waits. */
async function twice() {
  const rig = createRig();
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Is it in stock?' });
  const before = shopper.of('ack')[0]?.conversation ?? '';
  const wei = await rig.agent('wei');
  await wei.say({ type: 'take', cid: rig.cid(), conversation: before });
  await wei.say({ type: 'close', cid: rig.cid(), conversation: before });
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'And in blue?' });
  const now = shopper.of('ack')[1]?.conversation ?? '';
  const na = await rig.agent('na');
  const asks = (peer: Peer) => peer.say({ type: 'follow', conversations: [{ conversation: before, seq: 0 }] });
  const texts = (peer: Peer) =>
    peer
      .of('facts')
      .flatMap(({ conversation, events }) =>
        conversation === before ? events.flatMap((event) => (event.kind === 'message' ? [event.text] : [])) : [],
      );
  return { rig, before, now, na, wei, asks, texts };
}

test('[RL48] who answers a shopper now reads what was closed before, and writes nothing there', async () => {
  const { rig, before, now, na, asks, texts } = await twice();
  await asks(na);
  expect([texts(na), na.problems()]).toEqual([[], ['conversation_unknown']]);
  await na.say({ type: 'take', cid: rig.cid(), conversation: now });
  await asks(na);
  expect(texts(na)).toEqual(['Is it in stock?']);
  await na.say({ type: 'history', conversation: before, before: 3 });
  expect(na.of('history').at(-1)?.events.length).toBeGreaterThan(0);
  await na.say({ type: 'say', cid: rig.cid(), conversation: before, text: 'Hello again' });
  await na.say({ type: 'note', cid: rig.cid(), conversation: before, text: 'A note' });
  expect(
    na
      .problems()
      .slice(1)
      .every((code) => code !== 'internal'),
  ).toBe(true);
  expect(na.of('ack').filter(({ conversation }) => conversation === before)).toEqual([]);
});

test('[RL48] who gave the shopper away reads it no more', async () => {
  const { rig, now, na, asks, texts } = await twice();
  await na.say({ type: 'take', cid: rig.cid(), conversation: now });
  await na.say({ type: 'give_back', cid: rig.cid(), conversation: now, reason: 'off_duty', text: 'Wants blue' });
  const min = await rig.agent('min');
  await min.say({ type: 'take', cid: rig.cid(), conversation: now });
  const again = await rig.agent('na');
  await asks(again);
  expect(texts(again)).toEqual([]);
});
