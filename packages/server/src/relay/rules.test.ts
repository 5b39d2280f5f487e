import type { Duty } from '@shopbell/domain';
import type { ConversationId, Request } from '@shopbell/protocol';
import { describe, expect, test } from 'vitest';
import { AGENTS, createRig, SITE } from '../testing/rig.ts';
import { RULES } from './rules.ts';

const PEERS = ['shopper', 'agent', 'supervisor', 'admin'] as const;
type Peers = readonly (typeof PEERS)[number][];
const DESK: Peers = ['agent', 'supervisor', 'admin'];

/**
 * Who may send what, written down a second time on purpose: a frame that is not here, or whose own rule says something else, is
 * found below.
 */
const ACTIONS: Readonly<Record<string, Peers>> = {
  say: PEERS,
  note: DESK,
  take: DESK,
  transfer: DESK,
  give_back: DESK,
  give_up: DESK,
  merge: DESK,
  take_over: ['supervisor', 'admin'],
  whisper: ['supervisor', 'admin'],
  invite: DESK,
  join: DESK,
  decline: DESK,
  part: DESK,
  promise: DESK,
  settle_promise: DESK,
  ask_rating: DESK,
  rate: ['shopper'],
  close: PEERS,
  edit: PEERS,
  recall: PEERS,
  follow: PEERS,
  unfollow: DESK,
  history: PEERS,
  typing: PEERS,
  desk_typing: DESK,
  receipt: PEERS,
  status: DESK,
  pass: DESK,
  page: ['shopper'],
  identify: ['shopper'],
  heartbeat: PEERS,
};

const CID = '019aa8d1-7b2c-7a00-9000-000000000001';
const SAID = '019aa8d1-7b2c-7a00-8000-000000000001';

/** A frame of each kind that is good but for who sends it. */
const frames = (conversation: ConversationId): { [T in Request['type']]: Extract<Request, { type: T }> } => ({
  say: { type: 'say', cid: CID, conversation, text: 'Hello' },
  note: { type: 'note', cid: CID, conversation, text: 'Look at this' },
  take: { type: 'take', cid: CID, conversation },
  transfer: { type: 'transfer', cid: CID, conversation, to: AGENTS.wei.id, reason: 'expertise', text: 'Wants blue' },
  give_back: { type: 'give_back', cid: CID, conversation, reason: 'off_duty', text: 'Wants blue' },
  give_up: { type: 'give_up', cid: CID, conversation, text: 'An advertisement' },
  merge: { type: 'merge', cid: CID, conversation, from: '01kah0t3vq8m2r5x9zbd' },
  take_over: { type: 'take_over', cid: CID, conversation, from: AGENTS.wei.id, text: 'Waited long' },
  whisper: { type: 'whisper', cid: CID, conversation, to: AGENTS.wei.id, text: 'Offer free shipping' },
  invite: { type: 'invite', cid: CID, conversation, to: AGENTS.wei.id, text: 'Does it fit?' },
  join: { type: 'join', cid: CID, conversation },
  decline: { type: 'decline', cid: CID, conversation },
  part: { type: 'part', cid: CID, conversation },
  promise: { type: 'promise', cid: CID, conversation, what: 'gift', dueAt: 1, text: 'A descaler' },
  settle_promise: { type: 'settle_promise', cid: CID, conversation, promise: SAID, outcome: 'kept' },
  ask_rating: { type: 'ask_rating', cid: CID, conversation },
  rate: { type: 'rate', cid: CID, conversation, stars: 5 },
  close: { type: 'close', cid: CID, conversation },
  edit: { type: 'edit', cid: CID, conversation, of: 1, said: SAID, text: 'Hello!' },
  recall: { type: 'recall', cid: CID, conversation, of: 1, said: SAID },
  follow: { type: 'follow', conversations: [{ conversation, seq: 0, deskSeq: 0 }] },
  unfollow: { type: 'unfollow', conversations: [conversation] },
  history: { type: 'history', conversation, before: 2, limit: 10 },
  typing: { type: 'typing', conversation, on: true },
  desk_typing: { type: 'desk_typing', conversation, lane: 'desk', on: true },
  receipt: { type: 'receipt', conversation, delivered: 1, read: 1 },
  status: { type: 'status', status: 'busy' },
  pass: { type: 'pass', conversation },
  page: { type: 'page', page: { url: 'https://shop.example/', title: 'Home' } },
  identify: { type: 'identify', jwt: 'member-a' },
  heartbeat: { type: 'heartbeat' },
});

describe('who may send which frame', () => {
  test('[RL14] every frame has a rule, and no rule is for a frame that is not there', () => {
    expect(Object.keys(RULES).toSorted()).toEqual(Object.keys(ACTIONS).toSorted());
  });

  const cells = Object.keys(frames('')).flatMap((type) =>
    PEERS.map((peer) => ({ type: type as Request['type'], peer })),
  );

  test.each(cells)('[RL14] $type from $peer', async ({ type, peer }) => {
    const rig = createRig();
    const shopper = await rig.shopper();
    await shopper.say({ type: 'say', cid: SAID, text: 'Is anybody there?' });
    const conversation = shopper.of('ack')[0]?.conversation ?? '';
    const wei = await rig.agent('wei');
    await wei.say({ type: 'follow', conversations: [{ conversation, seq: 0, deskSeq: 0 }] });
    const sender = peer === 'shopper' ? shopper : await rig.agent('na', peer satisfies Duty);
    const holder = type === 'take_over' || type === 'whisper' || type === 'join' || peer === 'shopper' ? wei : sender;
    if (type !== 'take') await holder.say({ type: 'take', cid: rig.cid(), conversation });
    const before = await rig.store.conversation(SITE, conversation);
    const told = wei.frames.length;
    await sender.say(frames(conversation)[type]);
    const may = ACTIONS[type]?.includes(peer);
    expect(sender.problems()).not.toContain('bad_frame');
    expect(sender.problems().includes('forbidden')).toBe(!may);
    if (may) return;
    expect(sender.of('problem').at(-1)).toMatchObject({ code: 'forbidden', about: type });
    expect(await rig.store.conversation(SITE, conversation)).toEqual(before);
    expect(wei.frames).toHaveLength(told);
  });
});
