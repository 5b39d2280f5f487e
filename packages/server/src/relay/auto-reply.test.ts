import { STANDARD_GUARD } from '@shopbell/domain';
import { describe, expect, test } from 'vitest';
import { STANDARD_GROUPS, standardStaff } from '../ports/settings.ts';
import { AGENTS, createRig, type Peer, SITE, settle } from '../testing/rig.ts';

const { na, wei } = AGENTS;
const AWAY = '稍等，十分钟后回来';

async function talking() {
  const staff = new Map([na, wei].map(({ id }) => [id, standardStaff(id, STANDARD_GROUPS)]));
  staff.set(na.id, { ...standardStaff(na.id, STANDARD_GROUPS), autoReply: AWAY });
  const rig = createRig({ settings: { staff } });
  const [agent, shopper] = [await rig.agent('na'), await rig.shopper('a')];
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  const say = async (text: string) => shopper.say({ type: 'say', cid: rig.cid(), conversation, text });
  const answer = () => agent.say({ type: 'say', cid: rig.cid(), conversation, text: 'Here' });
  return { rig, agent, shopper, conversation, say, answer };
}

/** What the shopper reads that nobody wrote. */
const told = (peer: Peer) =>
  peer
    .of('facts')
    .flatMap(({ events }) => events)
    .flatMap((event) => (event.kind === 'message' && event.by.role === 'system' ? [event.text] : []));

describe('the reply of who is away', () => {
  test('[RL35] comes once a wait, after the words it answers, and again in the next wait', async () => {
    const { rig, agent, shopper, conversation, say, answer } = await talking();
    await agent.say({ type: 'take', cid: rig.cid(), conversation });
    await agent.say({ type: 'follow', conversations: [{ conversation, seq: 0, deskSeq: 0 }] });
    await say('Are you there?');
    expect(told(shopper)).toEqual([]);
    await agent.say({ type: 'status', status: 'away' });
    await say('Hello?');
    await say('Hello??');
    expect(told(shopper)).toEqual([AWAY]);
    expect(told(agent)).toEqual([AWAY]);
    const waits = await rig.store.conversation(SITE, conversation);
    expect(waits).toMatchObject({ waitingSince: expect.any(Number), toldAt: expect.any(Number) });
    await answer();
    expect(await rig.store.conversation(SITE, conversation)).not.toHaveProperty('toldAt');
    await say('One more thing');
    expect(told(shopper)).toEqual([AWAY, AWAY]);
  });

  test('[RL35] comes while a line is lost and may come back, and not for the same request twice', async () => {
    const { rig, agent, shopper, conversation } = await talking();
    await agent.say({ type: 'take', cid: rig.cid(), conversation });
    agent.hangUp();
    await rig.pass(30_000, 1000);
    const frame = { type: 'say', cid: rig.cid(), conversation, text: 'Hello?' };
    await shopper.say(frame);
    await shopper.say(frame);
    expect(told(shopper)).toEqual([AWAY]);
  });

  test('[RL35] what waits, what was left, and who has set nothing tell nobody anything', async () => {
    const { rig, agent, shopper, conversation, say } = await talking();
    await agent.say({ type: 'status', status: 'away' });
    await say('Anybody?');
    expect(told(shopper)).toEqual([]);
    const other = await rig.agent('wei');
    await other.say({ type: 'take', cid: rig.cid(), conversation });
    await other.say({ type: 'status', status: 'away' });
    await say('Anybody?');
    expect(told(shopper)).toEqual([]);
  });

  test('[GD7] what the site blocks is refused and not kept, though its agent goes; what was kept before the rule is not told', async () => {
    const { rig, agent, shopper, conversation, say, answer } = await talking();
    await agent.say({ type: 'take', cid: rig.cid(), conversation });
    const block = { ...STANDARD_GUARD, levels: { ...STANDARD_GUARD.levels, contacts: 'block' as const } };
    rig.settings.change({ guard: block });
    await settle();
    await agent.say({ type: 'status', status: 'away', autoReply: '加我微信 mei12345' });
    expect(agent.of('problem')).toMatchObject([
      { code: 'guarded', about: 'status', path: 'autoReply', rule: 'contacts', retry: 'fix' },
    ]);
    await say('Hello?');
    expect(told(shopper)).toEqual([AWAY]);
    await answer();
    rig.settings.change({ guard: { ...block, levels: { ...block.levels, phrases: 'block' }, phrases: ['稍等'] } });
    await settle();
    await say('And now?');
    expect(told(shopper)).toEqual([AWAY]);
  });
});
