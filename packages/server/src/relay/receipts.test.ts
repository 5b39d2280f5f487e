import { expect, test } from 'vitest';
import { createRig, type Peer } from '../testing/rig.ts';

async function talk() {
  const rig = createRig();
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Is it in stock?' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  const na = await rig.agent('na');
  await na.say({ type: 'follow', conversations: [{ conversation }] });
  return { rig, shopper, na, conversation };
}

const receipts = (peer: Peer) =>
  [...peer.of('welcome').flatMap(({ state }) => state), ...peer.of('state').map(({ state }) => state)].filter(
    (state) => state.topic === 'receipts',
  );

const marks = (shopper: [number, number], shop: [number, number]) => ({
  shopper: { delivered: shopper[0], read: shopper[1] },
  shop: { delivered: shop[0], read: shop[1] },
});

test('[RL16] a mark is told to the other side and to one’s own tabs, whose line may be one, not back to an agent', async () => {
  const { rig, shopper, na, conversation } = await talk();
  const otherTab = await rig.shopper('a');
  await na.say({ type: 'receipt', conversation, delivered: 2 });
  await na.say({ type: 'receipt', conversation, read: 2 });
  expect(receipts(shopper)).toMatchObject([
    { conversation, ...marks([0, 0], [2, 0]) },
    { conversation, ...marks([0, 0], [2, 2]) },
  ]);
  await shopper.say({ type: 'receipt', conversation, read: 1 });
  expect(receipts(otherTab).at(-1)).toMatchObject(marks([1, 1], [2, 2]));
  expect(receipts(na)).toMatchObject([marks([0, 0], [0, 0]), marks([1, 1], [2, 2])]);
  expect(receipts(shopper).at(-1)).toMatchObject(marks([1, 1], [2, 2]));
});

test('[RL16] marks never fall, and are told once', async () => {
  const { shopper, na, conversation } = await talk();
  await na.say({ type: 'receipt', conversation, read: 2 });
  await na.say({ type: 'receipt', conversation, delivered: 1, read: 1 });
  await na.say({ type: 'receipt', conversation, delivered: 0 });
  expect(receipts(shopper)).toHaveLength(1);
});

test('[RL16] nobody marks what they were not told of, or a conversation they don’t follow', async () => {
  const { rig, shopper, na, conversation } = await talk();
  await na.say({ type: 'receipt', conversation, delivered: 999 });
  expect(receipts(shopper)).toMatchObject([marks([0, 0], [2, 0])]);
  const stranger = await rig.shopper('b');
  await stranger.say({ type: 'receipt', conversation, read: 2 });
  expect(stranger.problems()).toEqual([]);
  expect(receipts(na)).toHaveLength(1);
});

test('[RL16] a client that is just coming back marks what it had before', async () => {
  const { rig, shopper, na, conversation } = await talk();
  shopper.hangUp();
  const back = rig.connect();
  back.say({ type: 'hello', role: 'shopper', protocol: 1, site: 'demo', token: 'a'.repeat(43) });
  await back.say({ type: 'receipt', conversation, read: 2 });
  expect(receipts(na).at(-1)).toMatchObject(marks([2, 2], [0, 0]));
});

test('[RL16] a mark counts that comes while its sender, who has asked anew, is served once more', async () => {
  const { rig, shopper, na, conversation } = await talk();
  // Whatever the relay is just waiting for.
  for (let turns = 0; turns < 40; turns++) {
    await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: `and ${turns}` });
    const delivered = shopper.of('ack').at(-1)?.seq ?? 0;
    const served = na.say({ type: 'follow', conversations: [{ conversation, seq: 0 }] });
    for (let i = 0; i < turns; i++) await undefined;
    await na.say({ type: 'receipt', conversation, delivered });
    await served;
    expect(receipts(shopper).at(-1)).toMatchObject(marks([0, 0], [delivered, 0]));
  }
});

test('[RL16] welcome and a follow tell how things stand', async () => {
  const { rig, na, conversation } = await talk();
  await na.say({ type: 'receipt', conversation, read: 2 });
  const again = await rig.shopper('a');
  expect(again.of('welcome')[0]?.state).toMatchObject([
    { topic: 'availability' },
    { topic: 'receipts', conversation, ...marks([0, 0], [2, 2]) },
  ]);
  const wei = await rig.agent('wei');
  await wei.say({ type: 'follow', conversations: [{ conversation }] });
  expect(receipts(wei)).toMatchObject([{ conversation, ...marks([0, 0], [2, 2]) }]);
});

test('[RL16] with nothing open, welcome tells of the conversation that was closed last, and of no earlier one', async () => {
  const { rig, shopper, na, conversation: first } = await talk();
  await shopper.say({ type: 'close', cid: rig.cid(), conversation: first });
  rig.clock.advance(1000);
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'One more thing' });
  const last = shopper.of('ack').at(-1)?.conversation ?? '';
  await na.say({ type: 'follow', conversations: [{ conversation: last }] });
  await na.say({ type: 'receipt', conversation: last, read: 2 });
  const open = await rig.shopper('a');
  expect(receipts(open)).toMatchObject([{ conversation: last, ...marks([0, 0], [2, 2]) }]);
  await shopper.say({ type: 'close', cid: rig.cid(), conversation: last });
  const again = await rig.shopper('a');
  expect(receipts(again)).toMatchObject([{ conversation: last, ...marks([0, 0], [2, 2]) }]);
});
