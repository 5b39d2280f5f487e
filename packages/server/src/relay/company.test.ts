import { describe, expect, test } from 'vitest';
import { AGENTS, createRig, type Peer } from '../testing/rig.ts';

const WORDS = 'Does it fit a 20 mm pipe?';
const WHISPER = 'Offer free shipping';

/** Li Na has a shopper's conversation, Wang Wei is on duty, Zhang Min supervises. */
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
  const frame = (type: string, more: object = {}) => ({ type, cid: rig.cid(), conversation, ...more });
  const follow = (peer: Peer) => peer.say({ type: 'follow', conversations: [{ conversation }] });
  const invite = () => frame('invite', { to: AGENTS.wei.id, text: WORDS });
  rig.clock.advance(1000);
  return { rig, shopper, na, wei, min, conversation, frame, follow, invite };
}

/** What a list of an agent's holds by what came so far. */
function listed(peer: Peer, topic: 'mine' | 'company' | 'floor') {
  const rows = new Map<string, unknown>();
  for (const state of [...(peer.of('welcome')[0]?.state ?? []), ...peer.of('state').map(({ state }) => state)]) {
    if (state.topic !== topic) continue;
    if ('rows' in state) rows.clear();
    else for (const id of state.drop) rows.delete(id);
    for (const row of 'rows' in state ? state.rows : state.put) rows.set(row.conversation, row);
  }
  return [...rows.values()];
}
const kinds = (peer: Peer) => peer.of('facts').flatMap(({ events }) => events.map(({ kind }) => kind));
const desk = (peer: Peer) => peer.of('desk').flatMap(({ events }) => events);

describe('a whisper', () => {
  test('[RL31] [RL2] reaches the agent who has it at once, and the shopper by not a byte', async () => {
    const { na, min, shopper, frame } = await withTalk();
    const before = shopper.raw.length;
    await min.say(frame('whisper', { to: AGENTS.na.id, text: WHISPER }));
    expect(min.problems()).toEqual([]);
    expect(desk(na).at(-1)).toMatchObject({ kind: 'whispered', by: { name: 'Zhang Min' }, text: WHISPER });
    expect(shopper.raw).toHaveLength(before);
  });

  test('[RL31] agents may not, and nobody to an agent who has it no more; the same one twice is one', async () => {
    const { na, wei, min, frame } = await withTalk();
    const words = { to: AGENTS.na.id, text: WHISPER };
    await wei.say(frame('whisper', words));
    await na.say(frame('whisper', words));
    expect([...wei.problems(), ...na.problems()]).toEqual(['forbidden', 'forbidden']);
    const one = frame('whisper', words);
    await min.say(one);
    await min.say(one);
    const acks = min.of('ack').filter(({ cid }) => cid === one.cid);
    expect(acks).toEqual([acks[0], acks[0]]);
    await min.say({ ...one, text: 'other words' });
    await min.say(frame('whisper', { to: AGENTS.wei.id, text: WHISPER }));
    expect(min.problems()).toEqual(['cid_conflict', 'already_taken']);
    expect(desk(na).filter(({ kind }) => kind === 'whispered')).toHaveLength(1);
  });
});

describe('an invitation', () => {
  test('[RL32] shows the colleague the whole conversation from then on, and tells who invited of the answer', async () => {
    const { rig, na, wei, shopper, frame, follow, invite, conversation } = await withTalk();
    await follow(wei);
    expect(wei.problems()).toEqual(['conversation_unknown']);
    const before = shopper.raw.length;
    await na.say(invite());
    rig.clock.advance(1000);
    expect(listed(wei, 'company')).toMatchObject([
      { conversation, agent: AGENTS.na, invited: [{ agent: AGENTS.wei, by: AGENTS.na }] },
    ]);
    expect(listed(na, 'mine')).toMatchObject([{ invited: [{ agent: AGENTS.wei }] }]);
    await follow(wei);
    expect(kinds(wei)).toEqual(['requested', 'message', 'assigned']);
    expect(desk(wei).at(-1)).toMatchObject({ kind: 'invited', text: WORDS });
    await wei.say(frame('decline'));
    rig.clock.advance(1000);
    expect(shopper.raw).toHaveLength(before);
    expect(desk(na).at(-1)).toMatchObject({ kind: 'declined', by: { name: 'Wang Wei' } });
    expect(listed(wei, 'company')).toEqual([]);
    await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'a secret' });
    expect(wei.raw.join()).not.toContain('a secret');
    await wei.say({ type: 'history', conversation, before: 3 });
    expect(wei.problems()).toEqual(['conversation_unknown', 'conversation_unknown']);
  });

  test('[RL32] is for colleagues on duty, with words, once; and not for who is not who has it to give', async () => {
    const { rig, na, wei, frame, invite } = await withTalk();
    await na.say(frame('invite', { to: AGENTS.na.id, text: WORDS }));
    await na.say(frame('invite', { to: '01kafzagnt00000000zz', text: WORDS }));
    await na.say(frame('invite', { to: AGENTS.wei.id, text: ' ' }));
    await na.say(frame('invite', { to: AGENTS.wei.id, text: 'x'.repeat(4001) }));
    await wei.say(frame('invite', { to: AGENTS.min.id, text: WORDS }));
    const one = invite();
    await na.say(one);
    await na.say(invite());
    wei.hangUp();
    rig.clock.advance(11_000);
    await na.say(one);
    expect(na.of('ack').filter(({ cid }) => cid === one.cid)).toHaveLength(2);
    await na.say(frame('invite', { to: AGENTS.wei.id, text: WORDS }));
    expect(wei.problems()).toEqual(['not_yours']);
    expect(na.problems()).toEqual([
      'already_in',
      'colleague_away',
      'text_empty',
      'text_too_long',
      'already_in',
      'colleague_away',
    ]);
  });

  test('[RL32] is there when the colleague comes, and gone with who has it', async () => {
    const { rig, na, wei, min, frame, invite, conversation } = await withTalk();
    await na.say(invite());
    wei.hangUp();
    const back = await rig.agent('wei');
    expect(listed(back, 'company')).toMatchObject([{ conversation, invited: [{ agent: AGENTS.wei }] }]);
    await min.say(frame('take_over', { from: AGENTS.na.id, text: 'Mine' }));
    rig.clock.advance(1000);
    expect(listed(back, 'company')).toEqual([]);
    await back.say(frame('join'));
    await back.say(frame('decline'));
    expect(back.problems()).toEqual(['not_invited', 'not_invited']);
  });
});

describe('a guest', () => {
  test('[RL33] joins, is told to the shopper once, answers, is seen typing, and leaves', async () => {
    const { rig, na, wei, shopper, frame, follow, invite, conversation } = await withTalk();
    await na.say(invite());
    await follow(wei);
    const typing = () => shopper.of('typing').filter(({ by }) => by.role === 'agent' && by.id === AGENTS.wei.id).length;
    rig.clock.advance(1000);
    await wei.say({ type: 'typing', conversation, on: true });
    expect(typing()).toBe(0);
    const join = frame('join');
    await wei.say(join);
    await wei.say(join);
    rig.clock.advance(1000);
    await wei.say({ type: 'typing', conversation, on: true });
    await wei.say(frame('say', { text: 'It does.' }));
    expect(typing()).toBe(1);
    expect(listed(wei, 'company')).toMatchObject([{ guests: [AGENTS.wei], agent: AGENTS.na }]);
    expect(listed(wei, 'mine')).toEqual([]);
    await wei.say(frame('close'));
    await wei.say(frame('part'));
    rig.clock.advance(1000);
    expect(listed(wei, 'company')).toEqual([]);
    await wei.say(frame('say', { text: 'one more' }));
    await wei.say({ type: 'typing', conversation, on: true });
    expect(wei.problems()).toEqual(['not_yours', 'not_yours']);
    expect(typing()).toBe(1);
    await na.say(frame('say', { text: 'There you go.' }));
    expect(kinds(shopper).slice(3)).toEqual(['joined', 'message', 'parted', 'message']);
    expect(kinds(wei).at(-1)).toBe('parted');
    expect(kinds(na)).toEqual(kinds(shopper));
  });

  test('[RL33] comes uninvited only as a supervisor or an admin', async () => {
    const { na, wei, min, shopper, frame } = await withTalk();
    await wei.say(frame('join'));
    await shopper.say(frame('join'));
    await shopper.say(frame('part'));
    await na.say(frame('join'));
    await min.say(frame('join'));
    await min.say(frame('say', { text: 'I am the manager.' }));
    expect([wei.problems(), na.problems(), min.problems()]).toEqual([['not_invited'], ['already_in'], []]);
    expect(shopper.problems()).toEqual(['forbidden', 'forbidden']);
    expect(kinds(shopper).slice(3)).toEqual(['joined', 'message']);
  });

  test('[RL33] is not counted in what an agent has', async () => {
    const { rig, min, frame } = await withTalk();
    await min.say(frame('join'));
    const load = await rig.store.commit('01kafzs1te0000000001', [], (view) => ({
      changes: [],
      result: view.load(AGENTS.min.id),
    }));
    expect(load).toBe(0);
  });
});

test('[RL34] supervisors have the whole floor in a list, agents no such list', async () => {
  const { rig, na, wei, min, frame, conversation } = await withTalk();
  expect(listed(min, 'floor')).toMatchObject([{ conversation, agent: AGENTS.na }]);
  const [row] = listed(min, 'floor') as { firstOwedAt?: number; last?: object }[];
  expect(row?.firstOwedAt).toBe(
    na
      .of('facts')
      .flatMap(({ events }) => events)
      .find(({ kind }) => kind === 'assigned')?.at,
  );
  const again = await rig.agent('min', 'admin');
  expect(listed(again, 'floor')).toMatchObject([{ conversation }]);
  for (const peer of [na, wei]) expect(peer.raw.join()).not.toContain('"floor"');
  await na.say(frame('say', { text: 'It does' }));
  rig.clock.advance(1000);
  expect(listed(min, 'floor')[0]).toMatchObject({ last: { by: 'agent', agent: AGENTS.na.id } });
  expect(listed(min, 'floor')[0]).not.toHaveProperty('firstOwedAt');
  await na.say(frame('close'));
  rig.clock.advance(1000);
  expect(listed(min, 'floor')).toEqual([]);
});
