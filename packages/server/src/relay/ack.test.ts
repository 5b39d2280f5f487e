import type { Logged } from '@shopbell/domain';
import { DOWN } from '@shopbell/protocol';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ackJson } from './ack.ts';

const conversation = '01k9zc3m8t0123456789';
const cid = '019aa8d1-7b2c-7a00-8000-000000000001';
const said: Logged = {
  lane: 'public',
  event: { kind: 'message', by: { role: 'shopper', id: conversation }, cid, text: 'hi', seq: 7, at: 1_795_312_627_897 },
};
const noted: Logged = {
  lane: 'desk',
  event: {
    kind: 'note',
    by: { role: 'agent', id: conversation, name: 'A "quoted" name' },
    cid,
    text: 'hi',
    deskSeq: 3,
    afterSeq: 7,
    at: 5,
  },
};

describe('an ack', () => {
  test.each([
    ['of a message, to the shopper', said, false, { seq: 7, at: 1_795_312_627_897 }, { seq: 9 }],
    ['of a message, to the agent', said, true, { seq: 7, at: 1_795_312_627_897 }, { seq: 9, deskSeq: 4 }],
    ['of a note', noted, true, { deskSeq: 3, at: 5 }, { seq: 9, deskSeq: 4 }],
  ])('%s is what the protocol says, and nothing else', (_, logged, forAgent, stamp, head) => {
    const frame: unknown = JSON.parse(ackJson({ cid, conversation, logged, head: { seq: 9, deskSeq: 4 } }, forAgent));
    expect(frame).toEqual({ type: 'ack', cid, conversation, ...stamp, head: { conversation, ...head } });
    expect(v.parse(v.strictObject(DOWN.ack.entries), frame)).toEqual(frame);
  });
});
