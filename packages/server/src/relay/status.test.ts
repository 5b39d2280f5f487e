import { describe, expect, test } from 'vitest';
import { AGENTS, createRig, type Peer, SITE, settle } from '../testing/rig.ts';

const { na, wei } = AGENTS;
const OLD = 'Back soon';
const NEW = '开会，半小时后回来';

const duty = (peer: Peer) =>
  peer
    .of('state')
    .map(({ state }) => state)
    .findLast((state) => state.topic === 'duty');
const told = (peer: Peer) =>
  peer
    .of('facts')
    .flatMap(({ events }) => events)
    .flatMap((event) => (event.kind === 'message' && event.by.role === 'system' ? [event.text] : []));

async function talking(options: Parameters<typeof createRig>[0] = {}) {
  const rig = createRig(options);
  const [agent, shopper] = [await rig.agent('na'), await rig.shopper('a')];
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  await agent.say({ type: 'take', cid: rig.cid(), conversation });
  const say = (text: string) => shopper.say({ type: 'say', cid: rig.cid(), conversation, text });
  const answer = () => agent.say({ type: 'say', cid: rig.cid(), conversation, text: 'Here' });
  return { rig, agent, shopper, say, answer };
}

describe('an agent’s own away reply', () => {
  test('[RL37] is set with the status and told from the first words on, trimmed; empty is none, absent leaves it', async () => {
    const { agent, shopper, say, answer } = await talking();
    await agent.say({ type: 'status', status: 'away', autoReply: ` ${OLD} ` });
    await say('Anybody?');
    expect(told(shopper)).toEqual([OLD]);
    expect(duty(agent)).toMatchObject({ status: 'away', autoReply: OLD });
    await answer();
    await agent.say({ type: 'status', status: 'online' });
    expect(duty(agent)).toMatchObject({ status: 'online', autoReply: OLD });
    await agent.say({ type: 'status', status: 'away', autoReply: NEW });
    await say('Anybody?');
    expect(told(shopper)).toEqual([OLD, NEW]);
    await answer();
    await agent.say({ type: 'status', status: 'away', autoReply: '  ' });
    await say('Anybody?');
    expect(told(shopper)).toEqual([OLD, NEW]);
    expect(duty(agent)).not.toHaveProperty('autoReply');
  });

  test('[RL37] is theirs alone, whatever their role and whatever else the frame says', async () => {
    const rig = createRig();
    const peers = [await rig.agent('na', 'admin'), await rig.agent('wei')] as const;
    await peers[0].say({ type: 'status', status: 'away', autoReply: NEW, agent: wei.id, site: 'other' });
    const staff = async (id: string) => (await rig.settings.get(SITE))?.staff.get(id)?.autoReply;
    expect(await staff(na.id)).toBe(NEW);
    expect(await staff(wei.id)).toBeUndefined();
    expect(duty(peers[1])).not.toMatchObject({ autoReply: NEW });
    const shopper = await rig.shopper();
    await shopper.say({ type: 'status', status: 'away', autoReply: OLD });
    expect(shopper.problems()).toEqual(['forbidden']);
    await peers[1].say({ type: 'status', status: 'away', autoReply: 'x'.repeat(501) });
    expect(peers[1].problems()).toEqual(['text_too_long']);
  });

  test('[RL37] counts before the status does, however long the new settings take', async () => {
    const { rig, agent } = await talking();
    const { get } = rig.settings;
    rig.settings.get = async (site) => {
      await settle();
      await settle();
      return get(site);
    };
    await agent.say({ type: 'status', status: 'away', autoReply: NEW });
    while (duty(agent)?.status !== 'away') await settle();
    expect(duty(agent)).toMatchObject({ autoReply: NEW });
  });

  test('[RL37] keeps its order: a status said after it is not overtaken by it', async () => {
    const { rig, agent } = await talking();
    await Promise.all([
      agent.say({ type: 'status', status: 'away', autoReply: NEW }),
      agent.say({ type: 'status', status: 'busy' }),
    ]);
    expect(duty(agent)).toMatchObject({ status: 'busy', autoReply: NEW });
    expect(rig.statuses.map((line) => line.split(' ')[1])).toEqual(['online', 'away', 'busy']);
  });

  test('[RL37] that could not be written leaves the status as it was, and stops nothing after it', async () => {
    let failing = true;
    const { agent } = await talking({ failing: () => failing });
    await agent.say({ type: 'status', status: 'away', autoReply: NEW });
    expect(agent.problems()).toEqual(['internal']);
    expect(duty(agent)).toBeUndefined();
    const both = agent.say({ type: 'status', status: 'away', autoReply: NEW });
    failing = false;
    await Promise.all([both, agent.say({ type: 'status', status: 'away', autoReply: NEW })]);
    expect(duty(agent)).toMatchObject({ status: 'away', autoReply: NEW });
  });
});
