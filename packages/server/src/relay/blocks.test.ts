import type { PersonKey } from '@shopbell/domain';
import { expect, test } from 'vitest';
import { createRig, type Peer, SITE, settle } from '../testing/rig.ts';

const BY = { id: '01kafzagnt00000000a1', name: 'Li Na' };
const HOUR_MS = 3_600_000;

function rigWithBlocks() {
  const rig = createRig();
  /** As the desk does it. */
  async function block(person: PersonKey, until?: number): Promise<void> {
    const ends = until === undefined ? {} : { until };
    const written = await rig.shoppers.write(SITE, person, {
      set: 'block',
      block: { by: BY, reason: 'Abuse', at: rig.clock.now(), ...ends },
    });
    rig.bus.publish({
      kind: 'shopper',
      site: SITE,
      person,
      rev: 'facts' in written ? written.facts.rev : 0,
      block: ends,
    });
    await settle();
  }
  async function unblock(person: PersonKey): Promise<void> {
    await rig.shoppers.write(SITE, person, { set: 'block' });
    rig.bus.publish({ kind: 'shopper', site: SITE, person, rev: 9 });
    await settle();
  }
  const participant = async (device: string): Promise<PersonKey> =>
    `p:${(await rig.store.device(SITE, device.repeat(43)))?.participant ?? ''}`;
  const say = (peer: Peer, text = 'Hello', cid = rig.cid()) => peer.say({ type: 'say', cid, text });
  return { ...rig, block, unblock, participant, sayAs: say };
}

const states = (peer: Peer) =>
  [...peer.of('welcome').flatMap(({ state }) => state), ...peer.of('state').map(({ state }) => state)].flatMap(
    (state) => (state.topic === 'blocked' ? [{ blocked: state.blocked, until: state.until }] : []),
  );

test('[BL1] a blocked shopper’s words are refused by name, with the end, on the line they have; they still read', async () => {
  const rig = rigWithBlocks();
  const shopper = await rig.shopper();
  await rig.sayAs(shopper);
  const until = rig.clock.now() + HOUR_MS;
  await rig.block(await rig.participant('a'), until);
  await rig.sayAs(shopper, 'Again');
  expect(shopper.of('problem')).toMatchObject([{ code: 'blocked', about: 'say', until, retry: 'never' }]);
  expect(states(shopper)).toEqual([{ blocked: true, until }]);
  const back = await rig.shopper();
  expect(back.closed).toBeUndefined();
  expect(states(back)).toEqual([{ blocked: true, until }]);
  expect(back.of('facts').flatMap(({ events }) => events.map(({ kind }) => kind))).toContain('message');
});

test('[BL2] at its end, and when it is lifted, words are taken again', async () => {
  const rig = rigWithBlocks();
  const shopper = await rig.shopper();
  await rig.sayAs(shopper);
  const person = await rig.participant('a');
  await rig.block(person, rig.clock.now() + 1000);
  await rig.pass(1000);
  await rig.sayAs(shopper, 'After its end');
  await rig.block(person);
  await rig.unblock(person);
  await rig.sayAs(shopper, 'Lifted');
  expect(shopper.problems()).toEqual([]);
  expect(states(shopper).map(({ blocked }) => blocked)).toEqual([true, true, false]);
});

test('[BL3] a member is blocked on every device, with the token or on an alias without it, and nobody else is', async () => {
  const rig = rigWithBlocks();
  const phone = await rig.shopper('a', { jwt: 'mei' });
  await rig.sayAs(phone);
  await rig.block('m:mei');
  const laptop = await rig.shopper('b', { jwt: 'mei' });
  const unproven = await rig.shopper('a');
  const other = await rig.shopper('c', { jwt: 'lin' });
  for (const peer of [phone, laptop, unproven, other]) await rig.sayAs(peer, 'Let me in');
  expect([phone, laptop, unproven, other].map((peer) => peer.problems())).toEqual([
    ['blocked'],
    ['blocked'],
    ['blocked'],
    [],
  ]);
  expect(await rig.store.device(SITE, 'b'.repeat(43))).toBeUndefined();
});

test('[BL4] what was taken in before the block is acked again, and not refused', async () => {
  const rig = rigWithBlocks();
  const shopper = await rig.shopper();
  const cid = rig.cid();
  await rig.sayAs(shopper, 'Hello', cid);
  await rig.block(await rig.participant('a'));
  await rig.sayAs(shopper, 'Hello', cid);
  expect(shopper.of('ack')).toHaveLength(2);
  expect(shopper.problems()).toEqual([]);
});

test('[BL5] who is blocked puts no other words in place of theirs, is not seen typing, and may take words back', async () => {
  const rig = rigWithBlocks();
  const shopper = await rig.shopper();
  await rig.sayAs(shopper);
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  const na = await rig.agent();
  await na.say({ type: 'follow', conversations: [{ conversation }] });
  await rig.block(await rig.participant('a'));
  await shopper.say({ type: 'edit', cid: rig.cid(), conversation, of: 2, text: 'Other words' });
  await shopper.say({ type: 'typing', conversation, on: true });
  expect(shopper.problems()).toEqual(['blocked']);
  expect(na.of('typing')).toEqual([]);
  await shopper.say({ type: 'recall', cid: rig.cid(), conversation, of: 2 });
  expect(shopper.problems()).toEqual(['blocked']);
});

test('[BL6] blocks of before the start hold from the first hello on, without a read for each message', async () => {
  const rig = rigWithBlocks();
  await rig.shoppers.write(SITE, 'm:mei', { set: 'block', block: { by: BY, reason: '', at: 1 } });
  let reads = 0;
  const { blocked } = rig.shoppers;
  rig.shoppers.blocked = (...args) => {
    reads += 1;
    return blocked(...args);
  };
  const peers = await Promise.all(['a', 'b', 'c'].map((device) => rig.shopper(device, { jwt: 'mei' })));
  for (const peer of peers) for (let n = 0; n < 3; n++) await rig.sayAs(peer);
  expect(peers.map((peer) => peer.problems().length)).toEqual([3, 3, 3]);
  expect(reads).toBe(1);
});
