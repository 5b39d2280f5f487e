import { describe, expect, test } from 'vitest';
import { AGENTS, createRig, type Peer, SITE } from '../testing/rig.ts';

const { na, wei } = AGENTS;

/** The rows of a list, from the welcome on. */
function listOf(peer: Peer, topic: 'left' | 'mine' | 'waiting') {
  const rows = new Map<string, { state: string; agent?: { id: string } }>();
  const states = [...(peer.of('welcome')[0]?.state ?? []), ...peer.of('state').map(({ state }) => state)];
  for (const state of states) {
    if (state.topic !== topic) continue;
    if ('rows' in state) rows.clear();
    const put = 'rows' in state ? state.rows : 'put' in state ? state.put : [];
    for (const row of put) rows.set(row.conversation, row);
    if ('drop' in state) for (const id of state.drop) rows.delete(id);
  }
  return [...rows.values()].map(({ state, agent }) => `${state} ${agent?.id ?? ''}`.trim());
}

async function claimed() {
  const rig = createRig({ routed: true });
  const shopper = await rig.shopper('a');
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Do you ship to Iceland?' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  await rig.pass(200);
  const [one, two] = [await rig.agent('na'), await rig.agent('wei')] as const;
  await rig.pass(200);
  const left = (await rig.store.conversation(SITE, conversation))?.left;
  await one.say({ type: 'take', cid: rig.cid(), conversation });
  await rig.pass(200);
  return { rig, shopper, conversation, one, two, left };
}

describe('a left message that somebody has claimed', () => {
  test('[RL41] stays in everybody’s list with who has it, is read there, and goes when it is answered', async () => {
    const { rig, conversation, one, two } = await claimed();
    expect(listOf(two, 'left')).toEqual([`active ${na.id}`]);
    expect([listOf(one, 'left'), listOf(one, 'mine')]).toEqual([[], [`active ${na.id}`]]);
    await two.say({ type: 'follow', conversations: [{ conversation, seq: 0, deskSeq: 0 }] });
    expect(two.problems()).toEqual([]);
    const late = await rig.agent('wei');
    expect(listOf(late, 'left')).toEqual([`active ${na.id}`]);
    await two.say({ type: 'say', cid: rig.cid(), conversation, text: 'Me too' });
    await two.say({ type: 'take', cid: rig.cid(), conversation });
    expect(two.problems()).toEqual(['not_yours', 'already_taken']);
    await one.say({ type: 'say', cid: rig.cid(), conversation, text: 'We do' });
    await rig.pass(200);
    expect([listOf(two, 'left'), listOf(late, 'left')]).toEqual([[], []]);
    await two.say({ type: 'follow', conversations: [{ conversation, seq: 0, deskSeq: 0 }] });
    expect(two.problems().at(-1)).toBe('conversation_unknown');
  });

  test('[RL41] is given back to the inbox, not to the queue, as old as it was, and taken by another', async () => {
    const { rig, conversation, one, two, left } = await claimed();
    await rig.pass(60_000, 1000);
    await one.say({ type: 'give_back', cid: rig.cid(), conversation, reason: 'off_duty', text: 'Not my field' });
    await rig.pass(2000, 100);
    expect(one.problems()).toEqual([]);
    expect(await rig.store.conversation(SITE, conversation)).toMatchObject({ state: 'left', left });
    for (const peer of [one, two]) {
      expect([listOf(peer, 'left'), listOf(peer, 'mine'), listOf(peer, 'waiting')]).toEqual([['left'], [], []]);
    }
    await two.say({ type: 'take', cid: rig.cid(), conversation });
    await rig.pass(200);
    expect([listOf(one, 'left'), listOf(two, 'left')]).toEqual([[`active ${wei.id}`], []]);
  });

  test('[RL41] is in the inbox again when who claimed it signs off', async () => {
    const { rig, conversation, one, two, left } = await claimed();
    await one.say({ type: 'status', status: 'off' });
    await rig.pass(2000, 100);
    expect(await rig.store.conversation(SITE, conversation)).toMatchObject({ state: 'left', left });
    expect([listOf(two, 'left'), listOf(one, 'mine')]).toEqual([['left'], []]);
  });
});
