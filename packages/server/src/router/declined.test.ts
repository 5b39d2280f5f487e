import { expect, test } from 'vitest';
import { ask, desk, groups, na, offered, places, routed, row, take } from './sample.contract.ts';

const settings = { groups: groups({ mode: 'automatic', acceptMs: 20_000 }) };

test('[RTR18] who declines is not asked again in that wait; with nobody else on duty it is a left message for anybody', async () => {
  const rig = routed(settings);
  const [one, two] = [await rig.agent('na'), await rig.agent('wei')];
  await two.say({ type: 'status', status: 'busy' });
  const asking = await ask(rig);
  await rig.pass(100);
  await one.say({ type: 'pass', conversation: asking.conversation });
  await rig.pass(60_000, 1000);
  // Who is busy may come: it waits for them.
  expect([offered(one), offered(two), (await row(rig, asking))?.state]).toEqual([[], [], 'requested']);
  expect(places(asking.shopper).at(-1)).toBe(1);
  await two.say({ type: 'status', status: 'online' });
  await rig.pass(100);
  expect(offered(two)).toEqual([asking.conversation]);
  await two.say({ type: 'pass', conversation: asking.conversation });
  await rig.pass(100);
  expect(await row(rig, asking)).toMatchObject({ state: 'left' });
  expect((await desk(rig, asking)).at(-1)).toMatchObject({ kind: 'left_because', why: 'nobody_else' });
  expect([offered(one), offered(two)]).toEqual([[], []]);
  await take(rig, one, asking.conversation);
  expect(await row(rig, asking)).toMatchObject({ state: 'active', agent: { id: na.id } });
});

test('[RTR18] a declined request is asked of its decliner again in another wait', async () => {
  const rig = routed(settings);
  const [one, two] = [await rig.agent('na'), await rig.agent('wei')];
  const asking = await ask(rig);
  await rig.pass(100);
  await one.say({ type: 'pass', conversation: asking.conversation });
  await rig.pass(100);
  await take(rig, two, asking.conversation);
  await two.say({ type: 'status', status: 'off' });
  await rig.pass(200);
  expect(offered(one)).toEqual([asking.conversation]);
});
