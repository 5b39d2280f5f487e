import { LIMITS } from '@shopbell/protocol/constants';
import { expect, test } from 'vitest';
import { systemDeed } from '../app/system-deed.ts';
import { createRig, SITE } from '../testing/rig.ts';

const cid = (n: number): string => `019a9f09-0000-7000-8000-${String(n).padStart(12, '0')}`;

test('[RL49] what was erased before a restore is not taken back from whoever still has it', async () => {
  const erased = new Set<string>();
  const rig = createRig({ erasures: { holds: (_, of) => erased.has(of) } });
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: cid(1), text: 'one' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  erased.add(cid(2));
  await shopper.say({ type: 'say', cid: cid(2), conversation, text: 'two' });
  expect(shopper.problems()).toEqual(['message_unknown']);
  // Whose first words came after the backup is nobody the store knows.
  const stranger = await rig.shopper('b');
  await stranger.say({ type: 'say', cid: cid(2), text: 'two' });
  expect(stranger.problems()).toEqual(['message_unknown']);
  await shopper.say({ type: 'say', cid: cid(4), conversation, text: 'four' });
  const said = shopper
    .of('facts')
    .flatMap(({ events }) => events.flatMap((event) => ('text' in event ? event.text : [])));
  expect(said).toEqual(['one', 'four']);
});

test('[RL50] who has a conversation open is told when its words are erased', async () => {
  const rig = createRig();
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: cid(1), text: 'one' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  await systemDeed(rig, SITE, conversation, () => ({ do: 'wipe', by: { role: 'system' } }));
  expect(
    shopper
      .of('facts')
      .flatMap(({ events }) => events.map(({ kind }) => kind))
      .at(-1),
  ).toBe('wiped');
  const next = await rig.shopper();
  expect(JSON.stringify(next.of('facts'))).not.toContain('one');
});

test('[RL50] so is who has scrolled back to one that is over', async () => {
  const rig = createRig();
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: cid(1), text: 'one' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  await shopper.say({ type: 'close', cid: cid(2), conversation });
  await shopper.say({ type: 'say', cid: cid(3), text: 'two' });
  const next = await rig.shopper();
  const told = () => next.of('facts').flatMap((frame) => (frame.conversation === conversation ? frame.events : []));
  await next.say({ type: 'history', conversation, before: 4 });
  expect(next.of('history')[0]?.events.map(({ kind }) => kind)).toEqual(['requested', 'message', 'closed']);
  expect(told()).toEqual([]);
  await systemDeed(rig, SITE, conversation, () => ({ do: 'wipe', by: { role: 'system' } }));
  expect(told().map(({ kind, seq }) => [kind, seq])).toEqual([['wiped', 4]]);
});

test('[RL50] they get the page they asked for, and what they lack behind it once they ask', async () => {
  const rig = createRig();
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: cid(1), text: 'one' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  await shopper.say({ type: 'close', cid: cid(2), conversation });
  await shopper.say({ type: 'say', cid: cid(3), text: 'two' });
  const next = await rig.shopper();
  await systemDeed(rig, SITE, conversation, () => ({ do: 'wipe', by: { role: 'system' } }));
  await next.say({ type: 'history', conversation, before: 2 });
  expect(next.of('history')[0]?.events.map(({ seq }) => seq)).toEqual([1]);
  const told = () => next.of('facts').filter((frame) => frame.conversation === conversation);
  expect(told()).toMatchObject([{ after: 4, events: [], head: 4 }]);
  await next.say({ type: 'follow', conversations: [{ conversation, seq: 3 }] });
  expect(told().at(-1)).toMatchObject({ after: 3, events: [{ kind: 'wiped', seq: 4 }], head: 4 });
});

test('[RL50] who scrolls through more than can be followed at once is told in those they came to last', async () => {
  const rig = createRig();
  const shopper = await rig.shopper();
  const past: string[] = [];
  for (let n = 0; n <= LIMITS.followMax; n += 1) {
    await shopper.say({ type: 'say', cid: cid(2 * n + 1), text: 'words' });
    const conversation = shopper.of('ack').at(-1)?.conversation ?? '';
    await shopper.say({ type: 'close', cid: cid(2 * n + 2), conversation });
    past.push(conversation);
    await rig.clock.advance(1000);
  }
  await shopper.say({ type: 'say', cid: cid(999), text: 'now' });
  const next = await rig.shopper();
  for (const conversation of past) {
    await next.say({ type: 'history', conversation, before: 4 });
    await rig.clock.advance(1000);
  }
  expect(next.problems()).toEqual([]);
  const told = new Set<string>();
  for (const conversation of [...past, shopper.of('ack').at(-1)?.conversation ?? '']) {
    await systemDeed(rig, SITE, conversation, () => ({ do: 'wipe', by: { role: 'system' } }));
    if (
      next
        .of('facts')
        .some((frame) => frame.conversation === conversation && frame.events.some(({ kind }) => kind === 'wiped'))
    )
      told.add(conversation);
  }
  expect(past.filter((one) => !told.has(one))).toEqual(past.slice(0, 1));
  expect(told.size).toBe(LIMITS.followMax + 1);
});
