import type { DownFrame, PublicEvent } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import { expect, test } from 'vitest';
import { createRig, type Peer, settle } from '../testing/rig.ts';
import { factsFrames } from './frames.ts';

const LONG = '慢'.repeat(4000);

/** A conversation with so many of the longest messages. */
async function talked(count: number) {
  const rig = createRig({ limits: { rateBurst: 10_000, ratePerSecond: 10_000 } });
  const shopper = await rig.shopper();
  for (let i = 0; i < count; i++) await shopper.say({ type: 'say', cid: rig.cid(), text: LONG });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  return { rig, shopper, conversation, head: count + 1 };
}

/** Frames of a kind, by their bytes. */
const sizes = ({ raw }: Peer, type: DownFrame['type']): number[] =>
  raw.filter((json) => json.startsWith(`{"type":"${type}"`)).map((json) => Buffer.byteLength(json));
const seqs = (events: readonly PublicEvent[]): number[] => events.map(({ seq }) => seq);
const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);

test('[RL45] the newest page comes in frames that a narrow line brings one by one', async () => {
  const { rig, head } = await talked(45);
  const back = await rig.shopper();
  for (let i = 0; i < 60; i++) await settle();
  const frames = back.of('facts');
  expect(frames.length).toBeGreaterThan(15);
  expect(Math.max(...sizes(back, 'facts'))).toBeLessThanOrEqual(LIMITS.pageMaxBytes);
  expect(frames.flatMap(({ events }) => seqs(events))).toEqual(upTo(head));
  expect(frames.every(({ after, events, head: told }) => after + 1 === events[0]?.seq && told === head)).toBe(true);
});

test('[RL45] desk events come so too', async () => {
  const { rig, conversation } = await talked(1);
  const na = await rig.agent('na', 'supervisor');
  for (let i = 0; i < 9; i++) await na.say({ type: 'note', cid: rig.cid(), conversation, text: LONG });
  const wei = await rig.agent('wei', 'supervisor');
  await wei.say({ type: 'follow', conversations: [{ conversation, seq: 0, deskSeq: 0 }] });
  for (let i = 0; i < 20; i++) await settle();
  expect(Math.max(...sizes(wei, 'desk'))).toBeLessThanOrEqual(LIMITS.pageMaxBytes);
  expect(wei.of('desk').flatMap(({ events }) => events.map(({ deskSeq }) => deskSeq))).toEqual(upTo(10));
});

test('[RL45] a page of history ends where a frame does, and says that there is more', async () => {
  const { rig, conversation, head } = await talked(9);
  const back = await rig.shopper();
  await back.say({ type: 'history', conversation, before: head + 1 });
  const [page] = back.of('history');
  expect(sizes(back, 'history')[0]).toBeLessThanOrEqual(LIMITS.pageMaxBytes + 200);
  expect(page).toMatchObject({ more: true, events: [{ seq: head - 1 }, { seq: head }] });
});

test('[RL45] what was said at once is told in as many frames', () => {
  const said = (seq: number, text: string): PublicEvent => ({
    kind: 'message',
    seq,
    at: 1,
    by: { role: 'system' },
    cid: `${seq}`,
    text,
  });
  const told = (events: PublicEvent[]) => factsFrames('c', 4, events, 99).map(({ last }) => last);
  expect(told([5, 6, 7].map((seq) => said(seq, 'short')))).toEqual([7]);
  expect(told([5, 6, 7, 8].map((seq) => said(seq, LONG)))).toEqual([6, 8]);
  // One that is larger than a frame is told as it is.
  expect(told([said(5, LONG.repeat(5)), said(6, 'short')])).toEqual([5, 6]);
  expect(told([])).toEqual([]);
});

/** Leaves `bytes` for a line that takes so many of them a second. Returns when it was closed, in s, or undefined. */
function drain(rig: ReturnType<typeof createRig>, line: Peer, bytes: number, perSecond: number): number | undefined {
  line.buffered = bytes;
  for (let second = 1; line.buffered > 0; second++) {
    line.buffered = Math.max(0, line.buffered - perSecond);
    line.taken += perSecond;
    rig.clock.advance(1000);
    if (line.closed) return second;
  }
  return undefined;
}

test('[RL45] a line that takes bytes is kept, although it never runs empty and no answer to a ping comes through', async () => {
  const { rig } = await talked(1);
  const slow = await rig.agent('na', 'supervisor');
  slow.fallSilent();
  expect(drain(rig, slow, 900_000, 3000)).toBeUndefined();
  expect(slow.buffered).toBe(0);
});

test('[RL13] a line that lets bytes through one by one is closed', async () => {
  const { rig } = await talked(1);
  expect(drain(rig, await rig.agent('na', 'supervisor'), 900_000, 100)).toBe(32);
});
