import { describe, expect, test } from 'vitest';
import { ask, desk, groups, na, offered, type Rig, routed, row, staff, take, wei } from './sample.contract.ts';

const NOT_MINE = { reason: 'expertise', text: 'Not mine' } as const;
const AUTOMATIC = groups({ mode: 'automatic' });
const OFFERS = groups({ mode: 'automatic', acceptMs: 20_000 });

type Asking = Awaited<ReturnType<typeof ask>>;
const who = async (rig: Rig, asking: Asking) => {
  const now = await row(rig, asking);
  return now?.state === 'active' ? now.agent.name : now?.state;
};

test('[RL36] who comes back to a case asks the group that had it last, and gets its owner, else who had it last', async () => {
  const rig = routed();
  const [one, two] = [await rig.agent('na'), await rig.agent('wei')];
  const asking = await ask(rig);
  const { conversation } = asking;
  await take(rig, one, conversation);
  await one.say({ type: 'transfer', group: 'after-sales', ...NOT_MINE, cid: rig.cid(), conversation });
  await take(rig, two, conversation);
  await two.say({ type: 'close', cid: rig.cid(), conversation });
  await rig.agent('min');
  rig.settings.change({ groups: AUTOMATIC });
  await one.say({ type: 'status', status: 'busy' });
  await asking.shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'Again' });
  await rig.pass(200);
  const next = { ...asking, conversation: asking.shopper.of('ack').at(-1)?.conversation ?? '' };
  expect(await row(rig, next)).toMatchObject({ group: 'after-sales', agent: { id: wei.id } });
  await two.say({ type: 'close', cid: rig.cid(), conversation: next.conversation });
  await one.say({ type: 'status', status: 'online' });
  await asking.shopper.say({ type: 'say', cid: rig.cid(), group: 'pre-sales', text: 'Something else' });
  await rig.pass(200);
  const third = { ...asking, conversation: asking.shopper.of('ack').at(-1)?.conversation ?? '' };
  expect(await row(rig, third)).toMatchObject({ group: 'pre-sales', agent: { id: na.id } });
});

/** How one agent gives a conversation away: back to the queue, or to a group they are in too. */
const WAYS = [
  ['given back', { type: 'give_back' }],
  ['handed to a group the giver is in', { type: 'transfer', group: 'after-sales' }],
  ['handed to the group it is of', { type: 'transfer', group: 'pre-sales' }],
] as const;

describe.each(WAYS)('a conversation %s', (_, frame) => {
  test('[RTR13] goes to a colleague, whoever knows it', async () => {
    const rig = routed({ groups: AUTOMATIC });
    const one = await rig.agent('na');
    const asking = await ask(rig);
    await rig.pass(100);
    await rig.agent('wei');
    await one.say({ ...frame, ...NOT_MINE, cid: rig.cid(), conversation: asking.conversation });
    await rig.pass(200);
    expect(one.problems()).toEqual([]);
    expect(await who(rig, asking)).toBe(wei.name);
  });

  test('[RTR13] is offered to a colleague alone, however often they let it lapse', async () => {
    const rig = routed({ groups: OFFERS });
    const one = await rig.agent('na');
    const asking = await ask(rig);
    await rig.pass(100);
    await take(rig, one, asking.conversation);
    const two = await rig.agent('wei');
    await one.say({ ...frame, ...NOT_MINE, cid: rig.cid(), conversation: asking.conversation });
    await rig.pass(200);
    expect([offered(one), offered(two)]).toEqual([[], [asking.conversation]]);
    await rig.pass(21_000, 1000);
    expect([offered(one), offered(two)]).toEqual([[], [asking.conversation]]);
  });

  test('[RTR13] waits for a colleague without room', async () => {
    const rig = routed({ groups: AUTOMATIC, staff: staff({ limit: 1 }) });
    const [one, two] = [await rig.agent('na'), await rig.agent('wei')];
    const [first, second] = [await ask(rig), await ask(rig)];
    await rig.pass(100);
    expect([await who(rig, first), await who(rig, second)]).toEqual([na.name, wei.name]);
    await one.say({ ...frame, ...NOT_MINE, cid: rig.cid(), conversation: first.conversation });
    await rig.pass(5000, 1000);
    expect(await who(rig, first)).toBe('requested');
    await two.say({ type: 'close', cid: rig.cid(), conversation: second.conversation });
    await rig.pass(200);
    expect(await who(rig, first)).toBe(wei.name);
  });

  test('[RTR13] is left when nobody else is on duty, and its shopper is told once', async () => {
    const rig = routed({ groups: AUTOMATIC });
    const one = await rig.agent('na');
    const asking = await ask(rig);
    await rig.pass(100);
    await one.say({ ...frame, ...NOT_MINE, cid: rig.cid(), conversation: asking.conversation });
    await rig.pass(5000, 1000);
    expect(await who(rig, asking)).toBe('left');
    expect((await desk(rig, asking)).at(-1)).toMatchObject({ kind: 'left_because', why: 'nobody_else' });
    // What was left is for anybody, also for who gave it away.
    await take(rig, one, asking.conversation);
    expect(await who(rig, asking)).toBe(na.name);
  });
});
