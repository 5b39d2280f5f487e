import { describe, expect, test } from 'vitest';
import { AGENTS, type Peer } from '../testing/rig.ts';
import { type Asking, ask, desk, kinds, na, type Rig, routed, row, take } from './sample.contract.ts';

const { wei, min } = AGENTS;

const invite = (rig: Rig, peer: Peer, { conversation }: Asking, to: string) =>
  peer.say({ type: 'invite', cid: rig.cid(), conversation, to, text: 'Does it fit?' });
const join = (rig: Rig, peer: Peer, { conversation }: Asking) =>
  peer.say({ type: 'join', cid: rig.cid(), conversation });

/** Li Na has a conversation, a colleague joined it, and a third one is asked to. */
async function inCompany() {
  const rig = routed();
  const [one, two, three] = [await rig.agent('na'), await rig.agent('wei'), await rig.agent('min')] as const;
  const asking = await ask(rig);
  await take(rig, one, asking.conversation);
  await invite(rig, one, asking, wei.id);
  await join(rig, two, asking);
  await invite(rig, one, asking, min.id);
  await rig.pass(200);
  expect(await row(rig, asking)).toMatchObject({ guests: [{ id: wei.id }], invited: [{ agent: { id: min.id } }] });
  return { rig, asking, one, two, three };
}

describe('a guest who signs off', () => {
  test('[RTR15] is in it no more at once, the shopper is told, and who has it goes on', async () => {
    const { rig, asking, one, two, three } = await inCompany();
    await two.say({ type: 'status', status: 'off' });
    await rig.pass(200);
    expect(await row(rig, asking)).not.toHaveProperty('guests');
    expect(await row(rig, asking)).toMatchObject({ state: 'active', agent: { id: na.id } });
    expect(kinds(asking.shopper).at(-1)).toBe('parted');
    await two.say({ type: 'say', cid: rig.cid(), conversation: asking.conversation, text: 'One more thing' });
    expect(two.problems()).toEqual(['not_yours']);

    await three.say({ type: 'status', status: 'off' });
    await rig.pass(200);
    expect(await row(rig, asking)).not.toHaveProperty('invited');
    expect((await desk(rig, asking)).at(-1)).toMatchObject({ kind: 'declined', by: { id: min.id } });
    await one.say({ type: 'say', cid: rig.cid(), conversation: asking.conversation, text: 'It does' });
    expect(one.problems()).toEqual([]);
  });

  test('[RTR15] a supervisor who came uninvited too', async () => {
    const rig = routed();
    const [one, boss] = [await rig.agent('na'), await rig.agent('wei', 'supervisor')] as const;
    const asking = await ask(rig);
    await take(rig, one, asking.conversation);
    await boss.say({
      ...{ type: 'whisper', cid: rig.cid(), conversation: asking.conversation, to: na.id },
      text: 'Offer free shipping',
    });
    await join(rig, boss, asking);
    await rig.pass(200);
    expect(await row(rig, asking)).toMatchObject({ guests: [{ id: wei.id }] });
    await boss.say({ type: 'status', status: 'off' });
    await rig.pass(200);
    expect(await row(rig, asking)).not.toHaveProperty('guests');
  });

  test('[RTR15] stays while they are away or may come back, and goes when they did not', async () => {
    const { rig, asking, two } = await inCompany();
    await two.say({ type: 'status', status: 'away' });
    await rig.pass(200);
    expect(await row(rig, asking)).toMatchObject({ guests: [{ id: wei.id }] });
    two.hangUp();
    await rig.pass(5000, 500);
    expect(await row(rig, asking)).toMatchObject({ guests: [{ id: wei.id }] });
    await rig.pass(60_000, 1000);
    expect(await row(rig, asking)).not.toHaveProperty('guests');
  });
});
