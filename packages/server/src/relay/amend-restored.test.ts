import { expect, test } from 'vitest';
import { createRig } from '../testing/rig.ts';

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
const START = 1_763_712_000_000;

/** A cid that a client made `ms` after the start, by its own clock. */
const made = (ms: number, serial = 1): string => {
  const time = (START + ms).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7a00-8000-${String(serial).padStart(12, '0')}`;
};

/** Two messages of a shopper's, 2 and 3, in a store that was restored at the start. */
async function talk(restored: { restoredAt?: number } = { restoredAt: START }, aheadMs = 0) {
  const rig = createRig(restored);
  const shopper = await rig.shopper();
  const [one, two] = [made(aheadMs, 1), made(aheadMs, 2)];
  await shopper.say({ type: 'say', cid: one, text: 'one' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  await shopper.say({ type: 'say', cid: two, conversation, text: 'two' });
  const events = () => shopper.of('facts').flatMap((frame) => frame.events);
  return { rig, shopper, conversation, one, two, events };
}

test('[RL22] an edit finds its message by `said`, whatever its number and conversation were', async () => {
  const { shopper, conversation, two, events } = await talk();
  const edit = { type: 'edit', cid: made(1, 3), of: 2, said: two, text: 'two!' };
  await shopper.say({ ...edit, conversation });
  await shopper.say({ ...edit, conversation: '01kah0t3vq0000000000', cid: made(1, 4), text: 'two?' });
  expect(events().slice(3)).toMatchObject([
    { kind: 'edited', of: 3, text: 'two!' },
    { kind: 'edited', of: 3, text: 'two?' },
  ]);
  await shopper.say({ ...edit, conversation });
  expect([shopper.of('ack').at(-1)?.seq, shopper.problems()]).toEqual([4, []]);
});

test('[RL22] a recall of what is not there touches no other message of that number', async () => {
  const { shopper, conversation, events } = await talk();
  await shopper.say({ type: 'recall', cid: made(1, 3), conversation, of: 2, said: made(0, 9) });
  expect([shopper.problems(), events().length]).toEqual([['message_unknown'], 3]);
});

test('[RL22] `said` opens nobody else’s conversation', async () => {
  const { rig, conversation, one } = await talk();
  const stranger = await rig.shopper('b');
  await stranger.say({ type: 'say', cid: made(0, 5), text: 'hi' });
  await stranger.say({ type: 'recall', cid: made(1, 6), conversation, of: 2, said: one });
  expect(stranger.problems()).toEqual(['conversation_unknown']);
});

test('[RL23] for a day after a restore the window ends by the time of the press', async () => {
  const { rig, shopper, conversation, one, two } = await talk();
  rig.clock.advance(DAY_MS - 1);
  await shopper.say({ type: 'recall', cid: made(2 * MINUTE_MS, 3), conversation, of: 2, said: one });
  await shopper.say({ type: 'recall', cid: made(2 * MINUTE_MS + 1, 4), conversation, of: 3, said: two });
  await shopper.say({ type: 'recall', cid: made(1, 5), conversation, of: 3 });
  expect([shopper.of('ack').at(-1)?.cid, shopper.problems()]).toEqual([
    made(2 * MINUTE_MS, 3),
    ['too_late', 'too_late'],
  ]);
});

test('[RL23] a client’s clock that is ahead is so for both presses', async () => {
  const { rig, shopper, conversation, one } = await talk({ restoredAt: START }, 3_600_000);
  rig.clock.advance(DAY_MS - 1);
  await shopper.say({ type: 'recall', cid: made(3_600_000 + MINUTE_MS, 3), conversation, of: 2, said: one });
  expect(shopper.problems()).toEqual([]);
});

test.each([
  ['in a store that was never restored', {}],
  ['more than a day after the restore', { restoredAt: START - DAY_MS }],
])('[RL23] the time of the press counts for nothing %s', async (_, restored) => {
  const { rig, shopper, conversation, one } = await talk(restored);
  rig.clock.advance(2 * MINUTE_MS + 1);
  await shopper.say({ type: 'recall', cid: made(MINUTE_MS, 3), conversation, of: 2, said: one });
  expect(shopper.problems()).toEqual(['too_late']);
});
