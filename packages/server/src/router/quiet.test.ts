import { STANDARD_RATING } from '@shopbell/domain';
import { expect, test } from 'vitest';
import { ask, kinds, type Rig, routed, row, take } from './sample.contract.ts';

const HOUR_MS = 3_600_000;

/** An agent has answered, and the shopper says nothing. */
async function answered(rig: Rig) {
  const na = await rig.agent('na');
  const asking = await ask(rig);
  await na.say({ type: 'follow', conversations: [{ conversation: asking.conversation }] });
  await take(rig, na, asking.conversation);
  const say = (text: string) => na.say({ type: 'say', cid: rig.cid(), conversation: asking.conversation, text });
  await say('Yes');
  await rig.pass(100);
  return { na, asking, say };
}
const idle = (over: object = {}) => ({ rating: { ...STANDARD_RATING, idleCloseMs: HOUR_MS, ...over } });
const state = async (rig: Rig, asking: Parameters<typeof row>[1]) => (await row(rig, asking))?.state;

test('[RTR19] what was answered and left without a word is closed, and its shopper asked', async () => {
  const rig = routed(idle());
  const { asking } = await answered(rig);
  await rig.pass(HOUR_MS - 60_000, 30_000);
  expect(await state(rig, asking)).toBe('active');
  await rig.pass(180_000, 30_000);
  expect(kinds(asking.shopper).slice(-2)).toEqual(['closed', 'rating_asked']);
});

test('[RTR19] a word of anybody’s begins the time anew, and nobody who waits is closed', async () => {
  const rig = routed(idle());
  const { asking, say } = await answered(rig);
  await rig.pass(HOUR_MS / 2, 30_000);
  await say('Are you still there?');
  await rig.pass(HOUR_MS / 2 + 120_000, 30_000);
  expect(await state(rig, asking)).toBe('active');
  await asking.shopper.say({ type: 'say', cid: rig.cid(), conversation: asking.conversation, text: 'Yes' });
  await rig.pass(3 * HOUR_MS, 60_000);
  expect(await state(rig, asking)).toBe('active');
});

test('[RTR19] is as the site says, from when it says so, and not without', async () => {
  const rig = routed();
  const { asking } = await answered(rig);
  await rig.pass(3 * HOUR_MS, 60_000);
  expect(await state(rig, asking)).toBe('active');
  rig.settings.change(idle({ asks: 'never' }));
  await rig.pass(1000);
  expect(kinds(asking.shopper).at(-1)).toBe('closed');
});
