import { expect, test } from 'vitest';
import { createRig, settle } from '../testing/rig.ts';
import { POLL_MS } from './poll.ts';

/** A relay whose bus loses every hint from `lose` on. */
async function deafRig() {
  let deaf = false;
  const rig = createRig({ loses: () => deaf });
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'first' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  const na = await rig.agent('na');
  await na.say({ type: 'follow', conversations: [{ conversation }] });
  deaf = true;
  const later = async (ms: number) => {
    rig.clock.advance(ms);
    for (let i = 0; i < 10; i++) await settle();
  };
  return { rig, shopper, na, conversation, later };
}

const texts = (peer: Awaited<ReturnType<typeof deafRig>>['na']) =>
  peer.of('facts').flatMap(({ events }) => events.flatMap((event) => (event.kind === 'message' ? [event.text] : [])));

test('[RL18] events whose hints were lost reach both sides within 5 s, desk events too', async () => {
  const { rig, shopper, na, conversation, later } = await deafRig();
  await na.say({ type: 'take', cid: rig.cid(), conversation });
  await na.say({ type: 'note', cid: rig.cid(), conversation, text: 'regular' });
  await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'second' });
  expect(texts(na)).toEqual(['first']);
  await later(POLL_MS);
  expect(texts(na)).toEqual(['first', 'second']);
  expect(texts(shopper)).toEqual(['first', 'second']);
  expect(na.of('desk').flatMap(({ events }) => events.map(({ kind }) => kind))).toContain('note');
});

test('[RL18] an agent’s lists are mended, and not sent again while nothing changed', async () => {
  const { rig, later } = await deafRig();
  const wei = await rig.agent('wei');
  await later(POLL_MS);
  const stranger = await rig.shopper('b');
  await stranger.say({ type: 'say', cid: rig.cid(), text: 'anybody?' });
  const before = wei.of('state').length;
  await later(POLL_MS);
  const told = wei.of('state').slice(before);
  expect(told.map(({ state }) => state)).toMatchObject([
    { topic: 'waiting', rows: [{ last: { text: 'first' } }, { last: { text: 'anybody?' } }] },
    { topic: 'left', rows: [] },
    { topic: 'mine', rows: [] },
    { topic: 'owned', rows: [] },
    { topic: 'company', rows: [] },
    { topic: 'promises', rows: [] },
  ]);
  await later(POLL_MS);
  expect(wei.of('state')).toHaveLength(before + 6);
});

/** Two waiting requests, which one agent has in a list; then the hints of what `last` says are lost, just before a poll. */
async function lateRig(last: (conversation: string) => object) {
  let deaf = false;
  const rig = createRig({ loses: () => deaf });
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'first' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  const na = await rig.agent('na');
  await rig.pass(POLL_MS - 20, 10);
  await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'second' });
  deaf = true;
  await shopper.say({ cid: rig.cid(), conversation, ...last(conversation) });
  // Nobody here follows it any more, so that the lists alone tell of it.
  shopper.hangUp();
  deaf = false;
  const since = na.of('state').length;
  const told = () =>
    na
      .of('state')
      .slice(since)
      .flatMap(({ state }) => (state.topic === 'waiting' ? state : []));
  return { rig, told };
}

test('[RL27] a list that was read does not go back to what was gathered before', async () => {
  const { rig, told } = await lateRig(() => ({ type: 'say', text: 'third' }));
  await rig.pass(POLL_MS - 100, 10);
  const texts = told().flatMap((state) => ('put' in state ? state.put : state.rows).map(({ last }) => last?.text));
  expect(texts).toEqual(['third']);
});

test('[RL18] what a list has got back by a hint of before is gone with the next poll', async () => {
  const { rig, told } = await lateRig(() => ({ type: 'close' }));
  await rig.pass(POLL_MS + 100, 10);
  expect(told().at(-1)).toMatchObject({ rows: [] });
  const count = told().length;
  await rig.pass(2 * POLL_MS, 10);
  expect(told()).toHaveLength(count);
});

test('[RL18] a conversation the shopper opened elsewhere is found', async () => {
  const { rig, later } = await deafRig();
  const phone = await rig.shopper('c', { jwt: 'mei' });
  const laptop = await rig.shopper('d', { jwt: 'mei' });
  await phone.say({ type: 'say', cid: rig.cid(), text: 'from the phone' });
  for (let i = 0; i < 5; i++) await later(POLL_MS);
  expect(texts(laptop)).toEqual(['from the phone']);
});

test('asks the store for nothing where the bus loses nothing', async () => {
  const rig = createRig();
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'first' });
  let reads = 0;
  rig.store.heads = async () => {
    reads += 1;
    return new Map();
  };
  rig.clock.advance(10 * POLL_MS);
  await settle();
  expect(reads).toBe(0);
});
