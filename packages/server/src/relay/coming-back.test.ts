import { expect, test } from 'vitest';
import { AGENTS, createRig, SITE } from '../testing/rig.ts';

const DAY_MS = 86_400_000;

/** A conversation that Li Na had and closed; then, some time later, the shopper says something. */
async function back(afterMs: number, { names, member }: { names: boolean; member?: string }, caseWindowMs?: number) {
  const settings = caseWindowMs === undefined ? {} : { caseWindowMs };
  const rig = createRig({ limits: { heartbeatMs: 30 * DAY_MS }, settings });
  const proof = () => (member ? { jwt: `${member}@${rig.clock.now() + 600_000}` } : {});
  const [agent, first] = [await rig.agent('na'), await rig.shopper('a', proof())];
  await first.say({ type: 'say', cid: rig.cid(), text: 'Hello' });
  const before = first.of('ack')[0]?.conversation ?? '';
  await agent.say({ type: 'take', cid: rig.cid(), conversation: before });
  await agent.say({ type: 'close', cid: rig.cid(), conversation: before });
  first.hangUp();
  agent.hangUp();
  rig.clock.advance(afterMs);
  const again = await rig.shopper('a', proof());
  await again.say({ type: 'say', cid: rig.cid(), text: 'Me again', ...(names ? { conversation: before } : {}) });
  const after = again.of('ack')[0]?.conversation ?? '';
  const [old, now] = [await rig.store.conversation(SITE, before), await rig.store.conversation(SITE, after)];
  return { old, now, isSame: old?.case.id === now?.case.id };
}

test.each([{ names: true }, { names: false }, { names: false, member: 'chen' }])(
  '[RL36] within 7 days of the close it is the same case with its owner, %j',
  async (how) => {
    const { now, isSame } = await back(7 * DAY_MS - 1000, how);
    expect(isSame).toBe(true);
    expect(now).toMatchObject({ state: 'requested', case: { owner: { id: AGENTS.na.id } } });
  },
);

test.each([{ names: true }, { names: false }, { names: false, member: 'chen' }])(
  '[RL36] later it is a new case that nobody owns, %j',
  async (how) => {
    const { now, old, isSame } = await back(7 * DAY_MS + 1000, how);
    expect(isSame).toBe(false);
    expect(now).not.toHaveProperty('case.owner');
    expect(old).toMatchObject(how.names ? { successor: now?.id } : { state: 'closed' });
  },
);

test.each([
  { caseWindowMs: DAY_MS, afterMs: DAY_MS - 1000, isSame: true },
  { caseWindowMs: DAY_MS, afterMs: DAY_MS + 1000, isSame: false },
  { caseWindowMs: 30 * DAY_MS, afterMs: 29 * DAY_MS, isSame: true },
  { caseWindowMs: 0, afterMs: 0, isSame: false },
])('[RL36] the time is the site’s, and none makes each a case of its own, %j', async (how) => {
  for (const names of [true, false]) {
    const { old, now, isSame } = await back(how.afterMs, { names }, how.caseWindowMs);
    expect(isSame).toBe(how.isSame);
    expect(old).toMatchObject(names ? { successor: now?.id } : { state: 'closed' });
  }
});
