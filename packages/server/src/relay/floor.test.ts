import { describe, expect, test } from 'vitest';
import { STANDARD_GROUPS, standardStaff } from '../ports/settings.ts';
import { AGENTS, createRig, type Peer, settle } from '../testing/rig.ts';

const { na, wei } = AGENTS;
const staff = (limit: number) =>
  new Map([na, wei].map(({ id }) => [id, { ...standardStaff(id, STANDARD_GROUPS), limit }]));
const automatic = STANDARD_GROUPS.map((group) => ({ ...group, mode: 'automatic' as const }));

type Rig = ReturnType<typeof createRig>;
async function request(rig: Rig, device: string, extra: object = {}) {
  const shopper = await rig.shopper(device);
  await shopper.say({ type: 'say', cid: rig.cid(), text: `Hello from ${device}`, ...extra });
  return { shopper, conversation: shopper.of('ack')[0]?.conversation ?? '' };
}
const take = (rig: Rig, peer: Peer, conversation: string) => peer.say({ type: 'take', cid: rig.cid(), conversation });
const handOver = (rig: Rig, conversation: string, to: object) => ({
  ...{ type: 'transfer', cid: rig.cid(), conversation, reason: 'workload', text: 'Please', ...to },
});
const newest = (peer: Peer, topic: string) =>
  [...(peer.of('welcome')[0]?.state ?? []), ...peer.of('state').map(({ state }) => state)].findLast(
    (state) => state.topic === topic,
  );

describe('limits', () => {
  test('[RL28] nobody takes, or is handed, more than they may have; a taking over is not counted', async () => {
    const rig = createRig({ settings: { staff: staff(2) } });
    const peers = [await rig.agent('na'), await rig.agent('wei', 'supervisor')] as const;
    const all = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((device) => request(rig, device)));
    const ids = all.map(({ conversation }) => conversation);
    for (const id of ids.slice(0, 3)) await take(rig, peers[0], id);
    expect(peers[0].problems()).toEqual(['at_limit']);
    for (const id of ids.slice(2, 5)) await take(rig, peers[1], id);
    expect(peers[1].problems()).toEqual(['at_limit']);
    await peers[0].say(handOver(rig, ids[0]!, { to: wei.id }));
    expect(peers[0].problems()).toEqual(['at_limit', 'colleague_full']);
    await peers[1].say({ type: 'take_over', cid: rig.cid(), conversation: ids[0], from: na.id, text: 'Mine' });
    expect(peers[1].problems()).toEqual(['at_limit']);
    await peers[0].say({ type: 'close', cid: rig.cid(), conversation: ids[1] });
    await take(rig, peers[0], ids[4]!);
    expect(peers[0].problems()).toHaveLength(2);
  });

  test('[RL28] a limit that was changed holds at once', async () => {
    const rig = createRig({ settings: { staff: staff(1) } });
    const peer = await rig.agent('na');
    const [first, second] = [await request(rig, 'a'), await request(rig, 'b')];
    await take(rig, peer, first.conversation);
    rig.settings.change({ staff: staff(2) });
    await settle();
    await take(rig, peer, second.conversation);
    expect(peer.problems()).toEqual([]);
    expect(newest(peer, 'duty')).toMatchObject({ limit: 2 });
  });

  test('[RL28] where requests are given out, only supervisors and admins take one that was not offered', async () => {
    const rig = createRig({ settings: { groups: automatic } });
    const [agent, supervisor] = [await rig.agent('na'), await rig.agent('wei', 'supervisor')];
    const { conversation } = await request(rig, 'a');
    await take(rig, agent, conversation);
    expect(agent.problems()).toEqual(['not_offered']);
    await take(rig, supervisor, conversation);
    expect(supervisor.problems()).toEqual([]);
  });
});

describe('groups', () => {
  test('a request asks the group it names, and the first one where the site has none of that name', async () => {
    const rig = createRig();
    await request(rig, 'a', { group: 'after-sales' });
    await request(rig, 'b', { group: 'no-such' });
    const peer = await rig.agent('na');
    const waiting = newest(peer, 'waiting');
    expect(waiting && 'rows' in waiting && waiting.rows.map(({ group }) => group)).toEqual([
      'after-sales',
      'pre-sales',
    ]);
  });

  test('[RL24] handed to a group it waits again, with the note for whoever takes it; the shopper is told once', async () => {
    const rig = createRig();
    const peer = await rig.agent('na');
    const { shopper, conversation } = await request(rig, 'a');
    await take(rig, peer, conversation);
    await peer.say(handOver(rig, conversation, {}));
    await peer.say(handOver(rig, conversation, { to: wei.id, group: 'after-sales' }));
    await peer.say(handOver(rig, conversation, { group: 'no-such' }));
    expect(peer.problems()).toEqual(['bad_frame', 'bad_frame', 'group_unknown']);
    const frame = handOver(rig, conversation, { group: 'after-sales' });
    await peer.say(frame);
    await peer.say(frame);
    expect(peer.problems()).toHaveLength(3);
    const kinds = shopper.of('facts').flatMap(({ events }) => events.map(({ kind }) => kind));
    expect(kinds).toEqual(['requested', 'message', 'assigned', 'requested']);
    expect(shopper.raw.join()).not.toContain('Please');
    const other = await rig.agent('wei');
    await other.say({ type: 'follow', conversations: [{ conversation }] });
    expect(
      other
        .of('desk')
        .flatMap(({ events }) => events)
        .at(-1),
    ).toMatchObject({
      ...{ kind: 'transferred', group: { id: 'after-sales', name: 'After-sales' }, text: 'Please' },
    });
  });
});

describe('status', () => {
  test('[RL29] a status is the agent’s to set, is told to all their lines, stays over a reconnect and is logged', async () => {
    const rig = createRig();
    const [peer, other] = [await rig.agent('na'), await rig.agent('na')];
    await peer.say({ type: 'status', status: 'busy' });
    expect([newest(peer, 'duty'), newest(other, 'duty')]).toMatchObject([{ status: 'busy' }, { status: 'busy' }]);
    for (const line of [peer, other]) line.hangUp();
    rig.clock.advance(5000);
    const back = await rig.agent('na');
    expect(newest(back, 'duty')).toMatchObject({ status: 'busy' });
    back.hangUp();
    rig.clock.advance(11_000);
    expect(newest(await rig.agent('na'), 'duty')).toMatchObject({ status: 'busy' });
    const statuses = ['online connected', 'busy chosen', 'off disconnected', 'busy connected'];
    expect(rig.statuses).toEqual(statuses.map((each) => `${na.id} ${each}`));
  });

  test.each(['busy', 'away', 'off'])('[RL38] who is %s stays so, however long the line is gone', async (status) => {
    const rig = createRig();
    const peer = await rig.agent('na');
    await peer.say({ type: 'status', status });
    peer.hangUp();
    await rig.pass(3_600_000, 60_000);
    expect(newest(await rig.agent('na'), 'duty')).toMatchObject({ status });
  });

  test('[RL38] who signs in anew is online, on all their lines; a session of before brings no status of before', async () => {
    const rig = createRig();
    const peer = await rig.agent('na');
    await peer.say({ type: 'status', status: 'away' });
    await rig.pass(1000);
    const second = await rig.agent('na', 'agent', 'phone');
    expect(newest(second, 'duty')).toMatchObject({ status: 'online' });
    expect(newest(peer, 'duty')).toMatchObject({ status: 'online' });
    for (const line of [peer, second]) line.hangUp();
    await rig.pass(20_000, 1000);
    const back = await rig.agent('na');
    expect(newest(back, 'duty')).toMatchObject({ status: 'online' });
    await back.say({ type: 'status', status: 'off' });
    expect(newest(await rig.agent('na', 'agent', 'phone'), 'duty')).toMatchObject({ status: 'off' });
  });

  test('[RL38] a status outlives the process; who signed in since is online', async () => {
    const at = 1_700_000_000_000;
    const rig = createRig({
      words: new Map([
        [na.id, { status: 'off', at: at * 2 }],
        [wei.id, { status: 'away', at }],
      ]),
    });
    const [peer, other] = [await rig.agent('na'), await rig.agent('wei')];
    expect(newest(peer, 'duty')).toMatchObject({ status: 'off' });
    expect(newest(other, 'duty')).toMatchObject({ status: 'online' });
    await peer.say({ type: 'status', status: 'online' });
    expect(newest(peer, 'duty')).toMatchObject({ status: 'online' });
  });

  test('[RL38] the end of a session is no word: another one of theirs comes back as they stood', async () => {
    const rig = createRig();
    const [peer] = [await rig.agent('na'), await rig.agent('na', 'agent', 'phone')];
    await peer.say({ type: 'status', status: 'away' });
    rig.bus.publish({ kind: 'cut', agent: na.id });
    expect(rig.statuses.at(-1)).toBe(`${na.id} off session_ended`);
    expect(newest(await rig.agent('na'), 'duty')).toMatchObject({ status: 'away' });
  });

  test('[RL29] shoppers are told that nobody would answer when everybody is away, and nothing of who', async () => {
    const rig = createRig();
    const [shopper, peer] = [await rig.shopper('a'), await rig.agent('na')];
    expect(newest(shopper, 'availability')).toMatchObject({ value: 'online' });
    await peer.say({ type: 'status', status: 'away' });
    expect(newest(shopper, 'availability')).toMatchObject({ value: 'away' });
    await peer.say({ type: 'status', status: 'busy' });
    expect(newest(shopper, 'availability')).toMatchObject({ value: 'online' });
    expect(shopper.raw.join()).not.toMatch(/busy|duty|colleagues|rules|offers/);
    await shopper.say({ type: 'status', status: 'off' });
    await shopper.say({ type: 'pass', conversation: na.id });
    expect(shopper.problems()).toEqual(['forbidden', 'forbidden']);
  });

  test('[RL39] who has signed off takes nothing, takes nothing over and joins nothing; who is away may', async () => {
    const rig = createRig();
    const [one, boss] = [await rig.agent('na'), await rig.agent('wei', 'supervisor')];
    const [first, second] = [await request(rig, 'a'), await request(rig, 'b')];
    await boss.say({ type: 'status', status: 'off' });
    await take(rig, boss, first.conversation);
    await take(rig, one, first.conversation);
    const over = { type: 'take_over', conversation: first.conversation, from: na.id, text: 'Mine' };
    await boss.say({ ...over, cid: rig.cid() });
    await boss.say({ type: 'join', cid: rig.cid(), conversation: first.conversation });
    expect(boss.problems()).toEqual(['off_duty', 'off_duty', 'off_duty']);
    await boss.say({ type: 'status', status: 'away' });
    await take(rig, boss, second.conversation);
    await boss.say({ type: 'join', cid: rig.cid(), conversation: first.conversation });
    await boss.say({ ...over, cid: rig.cid() });
    expect(boss.problems()).toHaveLength(3);
  });

  test('[RL39] a take that was stored is acked again, also to who has signed off since', async () => {
    const rig = createRig();
    const peer = await rig.agent('na');
    const { conversation } = await request(rig, 'a');
    const frame = { type: 'take', cid: rig.cid(), conversation };
    await peer.say(frame);
    await peer.say({ type: 'status', status: 'off' });
    await peer.say(frame);
    expect(peer.problems()).toEqual([]);
    expect(peer.of('ack')).toHaveLength(2);
  });

  test('[RL28] where agents take for themselves, whoever has time takes of any group', async () => {
    const own = new Map([[na.id, { ...standardStaff(na.id, STANDARD_GROUPS), groups: ['pre-sales'] }]]);
    const rig = createRig({ settings: { staff: own } });
    const peer = await rig.agent('na');
    const { conversation } = await request(rig, 'a', { group: 'after-sales' });
    await take(rig, peer, conversation);
    expect(peer.problems()).toEqual([]);
  });

  test('[RL29] nothing is handed to who is away', async () => {
    const rig = createRig();
    const [peer, other] = [await rig.agent('na'), await rig.agent('wei')];
    const { conversation } = await request(rig, 'a');
    await take(rig, peer, conversation);
    await other.say({ type: 'status', status: 'away' });
    await peer.say(handOver(rig, conversation, { to: wei.id }));
    expect(peer.problems()).toEqual(['colleague_away']);
    rig.clock.advance(1000);
    expect(newest(peer, 'colleagues')).toMatchObject({
      agents: [{ status: 'online' }, { id: wei.id, status: 'away' }],
    });
  });

  test('[OV2] colleagues are told since when one stands so; a line that comes back in time is no news', async () => {
    const rig = createRig();
    const began = rig.clock.now();
    const [peer, other] = [await rig.agent('na'), await rig.agent('wei')];
    rig.clock.advance(60_000);
    await other.say({ type: 'status', status: 'busy' });
    rig.clock.advance(1000);
    const told = () => newest(peer, 'colleagues');
    const both = [
      { id: na.id, since: began },
      { id: wei.id, status: 'busy', since: began + 60_000 },
    ];
    expect(told()).toMatchObject({ agents: both });
    other.hangUp();
    rig.clock.advance(5000);
    const again = await rig.agent('wei');
    rig.clock.advance(1000);
    expect(told()).toMatchObject({ agents: both });
    again.hangUp();
    rig.clock.advance(20_000);
    const came = rig.clock.now();
    await rig.agent('wei');
    rig.clock.advance(1000);
    expect(told()).toMatchObject({ agents: [{ since: began }, { id: wei.id, status: 'busy', since: came }] });
  });

  test('[RL29] who had a line before a crash has time to come back to it, as they were', async () => {
    const rig = createRig();
    rig.relay.expect('01kafzs1te0000000001', na.id, 'busy');
    rig.relay.expect('01kafzs1te0000000001', wei.id, 'online');
    const shopper = await rig.shopper('a');
    expect(newest(shopper, 'availability')).toMatchObject({ value: 'online' });
    const peer = await rig.agent('na');
    expect(newest(peer, 'duty')).toMatchObject({ status: 'busy' });
    rig.clock.advance(11_000);
    expect(rig.statuses).toEqual([`${na.id} busy connected`, `${wei.id} off disconnected`]);
    expect(newest(peer, 'colleagues')).toMatchObject({ agents: [{ id: na.id }] });
  });
});

describe('hours', () => {
  // The rig’s clock starts on Friday, 21 November 2025, 08:00 UTC.
  const day = { from: '09:00', to: '17:00' };
  const hours = {
    zone: 'UTC',
    week: { mon: [day], tue: [day], wed: [day], thu: [day], fri: [day], sat: [], sun: [] },
    exceptions: [],
  };
  const HOUR = 3_600_000;

  test('[RL30] shoppers are told when it opens, and flip with the hours', async () => {
    const rig = createRig({ settings: { hours }, limits: { heartbeatMs: 100 * HOUR } });
    const [shopper] = [await rig.shopper('a'), await rig.agent('na')];
    const opensAt = 1_763_712_000_000 + HOUR;
    expect(newest(shopper, 'availability')).toMatchObject({ topic: 'availability', rev: 1, value: 'away', opensAt });
    rig.clock.advance(HOUR - 1);
    expect(newest(shopper, 'availability')).toMatchObject({ value: 'away' });
    rig.clock.advance(1);
    expect(newest(shopper, 'availability')).toMatchObject({ value: 'online', rev: 2 });
    rig.clock.advance(8 * HOUR);
    expect(newest(shopper, 'availability')).toMatchObject({ value: 'away', opensAt: opensAt + 72 * HOUR });
    rig.settings.change({ hours: { ...hours, week: { ...hours.week, fri: [{ from: '09:00', to: '24:00' }] } } });
    await settle();
    expect(newest(shopper, 'availability')).toMatchObject({ value: 'online' });
    expect(shopper.of('state').filter(({ state }) => state.topic === 'availability')).toHaveLength(3);
  });

  test('[RL30] agents are told the rules of reply clocks and their changes', async () => {
    const rig = createRig();
    const peer = await rig.agent('na');
    const before = newest(peer, 'rules');
    rig.settings.change({ hours });
    await settle();
    expect(newest(peer, 'rules')).toMatchObject({ hours, groups: [{ id: 'pre-sales' }, { id: 'after-sales' }] });
    const rev = (state: typeof before) => (state && 'rev' in state ? state.rev : 0);
    expect(rev(newest(peer, 'rules'))).toBeGreaterThan(rev(before));
  });
});
