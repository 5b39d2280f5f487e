import { expect, test } from 'vitest';
import { createRig } from '../testing/rig.ts';

/** A cid made at this instant. */
function madeAt(at: number, n: number): string {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

const WEEK_MS = 7 * 24 * 3600 * 1000;

async function send(count: number, ageMs: number) {
  const rig = createRig();
  const shopper = await rig.shopper();
  for (let n = 0; n < count; n++) {
    await shopper.say({ type: 'say', cid: madeAt(rig.clock.now() - ageMs, n), text: `${n}` });
  }
  return { rig, shopper };
}

test('[RL17] what was kept for a week goes through at once, in order', async () => {
  const { shopper } = await send(500, WEEK_MS);
  expect(shopper.problems()).toEqual([]);
  expect(shopper.of('ack').map(({ seq }) => seq)).toEqual(Array.from({ length: 500 }, (_, i) => i + 2));
});

test('[RL17] the allowance for it has an end, and goes on with the usual rate', async () => {
  const { rig, shopper } = await send(530, WEEK_MS);
  expect(shopper.of('ack')).toHaveLength(520);
  expect(new Set(shopper.problems())).toEqual(new Set(['rate_limited']));
  const { retryAfterMs = 0 } = shopper.of('problem')[0] ?? {};
  rig.clock.advance(retryAfterMs);
  await shopper.say({ type: 'say', cid: shopper.of('problem')[0]?.cid ?? '', text: '520' });
  expect(shopper.of('ack')).toHaveLength(521);
});

test('[RL17] the allowance is the device’s: coming back does not fill it', async () => {
  const { rig, shopper } = await send(500, WEEK_MS);
  shopper.hangUp();
  const again = await rig.shopper();
  for (let n = 500; n < 530; n++) {
    await again.say({ type: 'say', cid: madeAt(rig.clock.now() - WEEK_MS, n), text: `${n}` });
  }
  expect(again.of('ack')).toHaveLength(20);
  const other = await rig.shopper('b');
  for (let n = 600; n < 630; n++) {
    await other.say({ type: 'say', cid: madeAt(rig.clock.now() - WEEK_MS, n), text: `${n}` });
  }
  expect(other.of('ack')).toHaveLength(30);
});

test('[RL17] it does not end in a higher rate for good', async () => {
  const { rig, shopper } = await send(530, WEEK_MS);
  const before = shopper.of('ack').length;
  for (let second = 0; second < 5; second++) {
    rig.clock.advance(1000);
    for (let n = 0; n < 40; n++) {
      const cid = madeAt(rig.clock.now() - WEEK_MS, 10_000 + second * 40 + n);
      await shopper.say({ type: 'say', cid, text: 'x' });
    }
  }
  expect(shopper.of('ack').length - before).toBeLessThanOrEqual(5 * 10 + 2);
});

test.each([
  ['is not late', 9000],
  ['comes from a clock that is ahead', -WEEK_MS],
])('[RL17] what %s is paid from the usual allowance', async (_, ageMs) => {
  const { shopper } = await send(30, ageMs);
  expect(shopper.of('ack')).toHaveLength(20);
  expect(shopper.problems()).toHaveLength(10);
});
