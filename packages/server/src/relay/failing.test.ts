import { expect, test } from 'vitest';
import { createRig, settle } from '../testing/rig.ts';

/** A relay whose next decision throws when `fail` was called. */
function brokenRig() {
  const rig = createRig();
  const { commit } = rig.store;
  let fails = false;
  rig.store.commit = (site, keys, decide, sender) => {
    const isBroken = fails;
    fails = false;
    const decided: typeof decide = (view) => {
      if (isBroken) throw new Error('broken');
      return decide(view);
    };
    return commit(site, keys, decided, sender);
  };
  return {
    rig,
    fail() {
      fails = true;
    },
  };
}

test('[RL10] what is said behind a request that the server fails on does not pass it', async () => {
  const { rig, fail } = brokenRig();
  const shopper = await rig.shopper();
  const [one, two, three] = ['one', 'two', 'three'].map((text) => ({ type: 'say', cid: rig.cid(), text }) as const);
  if (!one || !two || !three) throw new Error('three were made');
  fail();
  // Both in one group of commits, the third after they were answered.
  void shopper.say(one);
  void shopper.say(two);
  await settle();
  await shopper.say(three);
  expect(shopper.of('problem').map(({ code, cid }) => [code, cid])).toEqual([
    ['internal', one.cid],
    ['busy', two.cid],
    ['rate_limited', three.cid],
  ]);
  await rig.pass(1000);
  for (const frame of [one, two, three]) await shopper.say(frame);
  const said = shopper.of('facts').flatMap(({ events }) => events);
  expect(said.flatMap((event) => (event.kind === 'message' ? event.text : []))).toEqual(['one', 'two', 'three']);
});

test('[RL10] what fails before it is on its way keeps the way free too', async () => {
  const rig = createRig();
  const shopper = await rig.shopper();
  const { commit } = rig.store;
  rig.store.commit = () => {
    throw new Error('broken');
  };
  const cid = rig.cid();
  await shopper.say({ type: 'say', cid, text: 'broken' });
  rig.store.commit = commit;
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'behind' });
  expect(shopper.of('problem')).toMatchObject([
    { code: 'internal', cid, retryAfterMs: 1000 },
    { code: 'rate_limited' },
  ]);
});

test('[RL10] a request that was acked is not told to come again, although what follows on it fails', async () => {
  const rig = createRig();
  const shopper = await rig.shopper();
  const { conversation } = rig.store;
  rig.store.conversation = () => Promise.reject(new Error('broken'));
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'one' });
  rig.store.conversation = conversation;
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'two' });
  expect([shopper.of('ack').length, shopper.problems()]).toEqual([2, []]);
});
