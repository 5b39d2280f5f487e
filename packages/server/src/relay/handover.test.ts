import { describe, expect, test } from 'vitest';
import { AGENTS, createRig, type Peer, settle } from '../testing/rig.ts';

const WORDS = 'Wants the blue one; three in stock.';

/** Li Na has a shopper's conversation; Wang Wei is on duty too. */
async function withTalk(duty: 'agent' | 'supervisor' = 'agent') {
  const rig = createRig();
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  const na = await rig.agent('na');
  const wei = await rig.agent('wei', duty);
  await na.say({ type: 'follow', conversations: [{ conversation }] });
  await na.say({ type: 'take', cid: rig.cid(), conversation });
  rig.clock.advance(1000);
  const transfer = (over: object = {}) => ({
    type: 'transfer',
    cid: rig.cid(),
    conversation,
    to: AGENTS.wei.id,
    reason: 'expertise',
    text: WORDS,
    ...over,
  });
  return { rig, shopper, na, wei, conversation, transfer };
}

/** What a list of an agent's holds by what came so far. */
function listed(peer: Peer, topic: 'waiting' | 'left' | 'mine' | 'owned') {
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

describe('handing over', () => {
  test('[RL24] the note comes with the first page, however much was written since', async () => {
    const { rig, shopper, na, wei, conversation, transfer } = await withTalk();
    for (let n = 0; n < 8; n++) await na.say({ type: 'note', cid: rig.cid(), conversation, text: `note ${n}` });
    await na.say(transfer());
    for (let n = 0; n < 120; n++) {
      rig.clock.advance(1000);
      await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: `more ${n}` });
    }
    await wei.say({ type: 'follow', conversations: [{ conversation }] });
    expect(kinds(wei)).not.toContain('assigned');
    expect(desk(wei).at(-1)).toMatchObject({ kind: 'transferred', text: WORDS });
  });

  test('[RL24] a colleague gets the conversation with its whole history and the note; the shopper is told once', async () => {
    const { rig, shopper, na, wei, conversation, transfer } = await withTalk();
    await na.say(transfer());
    rig.clock.advance(1000);
    expect(listed(wei, 'mine')).toMatchObject([
      { conversation, agent: { name: 'Wang Wei' }, owner: { name: 'Li Na' } },
    ]);
    await wei.say({ type: 'follow', conversations: [{ conversation }] });
    expect(kinds(wei)).toEqual(['requested', 'message', 'assigned', 'assigned']);
    expect(desk(wei).at(-1)).toMatchObject({
      kind: 'transferred',
      reason: 'expertise',
      text: WORDS,
      by: { name: 'Li Na' },
    });
    const told = shopper.of('facts').flatMap(({ events }) => events);
    expect(told.filter(({ kind }) => kind === 'assigned')).toMatchObject([
      { agent: { name: 'Li Na' } },
      { agent: { name: 'Wang Wei' } },
    ]);
    expect(shopper.raw.join()).not.toMatch(/blue one|expertise|desk/);
    await na.say({ type: 'say', cid: rig.cid(), conversation, text: 'still me?' });
    expect(na.problems()).toEqual(['not_yours']);
    await wei.say({ type: 'say', cid: rig.cid(), conversation, text: 'Hi, it is me now' });
    expect(wei.problems()).toEqual([]);
  });

  test('[RL25] the owner reads on and sees who has it; a giver who owns nothing does not', async () => {
    const { rig, na, wei, conversation, transfer } = await withTalk();
    await na.say(transfer());
    rig.clock.advance(1000);
    expect(listed(na, 'mine')).toEqual([]);
    expect(listed(na, 'owned')).toMatchObject([{ conversation, agent: { name: 'Wang Wei' } }]);
    expect(listed(wei, 'owned')).toEqual([]);
    await wei.say({ type: 'follow', conversations: [{ conversation }] });
    await wei.say({ type: 'give_back', cid: rig.cid(), conversation, reason: 'wish', text: 'Wants Li Na' });
    rig.clock.advance(1000);
    expect(listed(na, 'owned')).toMatchObject([{ conversation, state: 'requested' }]);
    expect(listed(na, 'waiting')).toHaveLength(1);
    expect(desk(na).map(({ kind }) => kind)).toEqual(['case_opened', 'case_owned', 'transferred', 'given_back']);
    await na.say({ type: 'take', cid: rig.cid(), conversation });
    rig.clock.advance(1000);
    expect([listed(na, 'owned'), listed(na, 'waiting')]).toEqual([[], []]);
    expect(listed(na, 'mine')).toHaveLength(1);
    await wei.say({ type: 'history', conversation, before: 3 });
    expect(wei.problems()).toEqual(['conversation_unknown']);
    const back = await rig.agent('na');
    expect(listed(back, 'owned')).toEqual([]);
  });

  test('[RL24] a repeated request gets the first receipt, also when the colleague has left since', async () => {
    const { rig, na, wei, transfer } = await withTalk();
    const frame = transfer();
    await na.say(frame);
    wei.hangUp();
    rig.clock.advance(60_000);
    await na.say(frame);
    const acks = na.of('ack').filter(({ cid }) => cid === frame.cid);
    expect(acks).toHaveLength(2);
    expect(acks[0]).toEqual(acks[1]);
    await na.say({ ...frame, text: 'another note' });
    expect(na.problems()).toEqual(['cid_conflict']);
  });

  test('[RL24] nobody who is off duty, unknown or oneself is given a conversation, and none goes without a note', async () => {
    const { rig, na, wei, transfer } = await withTalk();
    await na.say(transfer({ to: AGENTS.na.id }));
    await na.say(transfer({ to: '01kafzagnt00000000zz' }));
    wei.hangUp();
    await na.say(transfer({ reason: 'mood' }));
    await na.say(transfer({ text: ' ' }));
    await na.say(transfer({ text: 'x'.repeat(4001) }));
    rig.clock.advance(11_000);
    await na.say(transfer());
    expect(na.problems()).toEqual([
      'colleague_away',
      'colleague_away',
      'bad_frame',
      'text_empty',
      'text_too_long',
      'colleague_away',
    ]);
    expect(kinds(na).filter((kind) => kind === 'assigned')).toHaveLength(1);
  });

  test('[RL24] what is given back waits again before those who came later', async () => {
    const { rig, na, conversation } = await withTalk();
    const later = await rig.shopper('b');
    await later.say({ type: 'say', cid: rig.cid(), text: 'Me too' });
    await na.say({ type: 'give_back', cid: rig.cid(), conversation, reason: 'off_duty', text: 'My shift ends' });
    const waiting = await rig.store.conversations('01kafzs1te0000000001', { of: 'waiting', limit: 9 });
    expect(waiting.map(({ id }) => id)).toEqual([conversation, later.of('ack')[0]?.conversation]);
  });

  test('[RL26] a supervisor takes over with a reason; who had it sees who and why, and an agent may not', async () => {
    const { rig, shopper, na, wei, conversation } = await withTalk('supervisor');
    const over = { type: 'take_over', conversation, from: AGENTS.na.id, text: 'A regular of mine' };
    await na.say({ ...over, cid: rig.cid(), from: AGENTS.wei.id });
    expect(na.problems()).toEqual(['forbidden']);
    await wei.say({ ...over, cid: rig.cid() });
    expect(desk(na).at(-1)).toMatchObject({ kind: 'taken_over', by: { name: 'Wang Wei' }, text: 'A regular of mine' });
    await wei.say({ ...over, cid: rig.cid() });
    expect(wei.problems()).toEqual(['already_taken']);
    expect(kinds(shopper).filter((kind) => kind === 'assigned')).toHaveLength(2);
    rig.clock.advance(1000);
    expect(listed(na, 'owned')).toHaveLength(1);
    expect(listed(wei, 'mine')).toHaveLength(1);
  });
});

describe('colleagues', () => {
  test('agents are told who is on duty, whole, and shoppers are not', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    const na = await rig.agent('na');
    const wei = await rig.agent('wei');
    rig.clock.advance(1000);
    await settle();
    const last = () => na.of('state').findLast(({ state }) => state.topic === 'colleagues')?.state;
    expect(last()).toMatchObject({ agents: [AGENTS.na, AGENTS.wei] });
    wei.hangUp();
    rig.clock.advance(11_000);
    expect(last()).toMatchObject({ agents: [AGENTS.na] });
    const again = await rig.agent('wei');
    expect(again.of('welcome')[0]?.state).toContainEqual({
      topic: 'colleagues',
      rev: expect.any(Number),
      agents: [
        { ...AGENTS.na, status: 'online', groups: ['pre-sales', 'after-sales'], limit: 5, since: expect.any(Number) },
      ],
      groups: [
        { id: 'pre-sales', name: 'Pre-sales', open: true },
        { id: 'after-sales', name: 'After-sales', open: true },
      ],
    });
    expect(shopper.raw.join()).not.toContain('colleagues');
  });
});
