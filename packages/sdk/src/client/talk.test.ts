import { expect, it } from 'vitest';
import { virtualClock } from '../testing/virtual-clock.ts';
import type { Frame } from '../wire/frames.ts';
import { createTalk } from './talk.ts';

const conversation = '01kah0t3vq8m2r5x9zb1';
const by = { role: 'agent', id: '01kah0t3vq8m2r5x9zaa', name: 'Mei' };
const ack = (cid: string, at: { seq: number } | { deskSeq: number }): Frame => ({
  type: 'ack',
  cid,
  conversation,
  at: 1,
  head: { conversation, seq: 2 },
  ...at,
});

function talkWith(side: 'shopper' | 'shop') {
  const seen: string[] = [];
  const ignore = () => undefined;
  const talk = createTalk({
    clock: virtualClock(),
    link: { connection: 'online', leads: true, lend: ignore, tell: ignore, send: () => true },
    side,
    changed: ignore,
    news: ignore,
    typing: ignore,
    odd: ignore,
    taken: () => undefined,
    seen: (cid) => seen.push(cid),
  });
  talk.reader.open(conversation);
  return { talk, seen };
}

it('[OB6] an ack whose event was here before the request was read from the device ends it', () => {
  const { talk, seen } = talkWith('shop');
  const event = { kind: 'message', seq: 2, at: 1, by, text: 'hello', cid: 'a' };
  talk.take({ type: 'facts', conversation, after: 1, head: 2, events: [event] });
  seen.length = 0;
  talk.take(ack('a', { seq: 2 }));
  expect(seen).toEqual(['a']);
});

it('[OB6] an ack that overtakes its event waits for it', () => {
  const { talk, seen } = talkWith('shopper');
  talk.take(ack('a', { seq: 2 }));
  talk.take(ack('n', { deskSeq: 1 }));
  expect(seen).toEqual([]);
});

it('[OB6] an ack from before the first page of its log waits for no event', () => {
  const { talk, seen } = talkWith('shopper');
  talk.take(ack('a', { seq: 2 }));
  const event = { kind: 'closed', seq: 3, at: 1, by };
  talk.take({ type: 'facts', conversation, after: 2, head: 3, events: [event] });
  expect(seen).toEqual(['a']);
});
