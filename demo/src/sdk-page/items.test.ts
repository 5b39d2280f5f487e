import type { ChatView, Thread } from '@shopbell/sdk';
import { expect, it } from 'vitest';
import { itemsOf } from './items.ts';

const shopper = { role: 'shopper', id: '01arz3ndektsv4rrff01' } as const;
const agent = { role: 'agent', id: '01arz3ndektsv4rrff02', name: 'Agent One' } as const;
const conversation = '01arz3ndektsv4rrffqa';

const thread = (patch: Partial<Thread>): Thread => ({
  conversation,
  state: 'active',
  events: [],
  desk: [],
  more: false,
  pending: [],
  typing: [],
  receipts: { delivered: 0, read: 0 },
  seen: 0,
  ...patch,
});
const view = (patch: Partial<ChatView>): ChatView => ({
  connection: 'online',
  availability: 'online',
  thread: undefined,
  threads: [],
  more: false,
  pending: [],
  agent: undefined,
  member: undefined,
  storage: 'device',
  consent: 'persistent',
  unread: 0,
  stale: 0,
  amendWindowMs: 120_000,
  leader: true,
  ...patch,
});
const pending = { cid: 'c1', text: 'later', at: 5, lane: 'public', status: 'saved' } as const;

const talk = thread({
  events: [
    { kind: 'requested', seq: 1, at: 1, by: shopper },
    { kind: 'message', seq: 2, at: 1, by: shopper, text: 'one' },
    { kind: 'message', seq: 3, at: 2, by: shopper, text: 'two' },
    { kind: 'message', seq: 4, at: 3, by: agent, text: 'three' },
  ],
});

it('shows the logs in order, then what is on its way', () => {
  const items = itemsOf(view({ threads: [talk], pending: [pending] }));
  expect(items.map(({ kind }) => kind)).toEqual(['line', 'said', 'said', 'said', 'pending']);
});

it('marks only the shopper’s last message as theirs and last', () => {
  const said = itemsOf(view({ threads: [talk] })).flatMap((item) => (item.kind === 'said' ? [item] : []));
  expect(said.map(({ mine, last }) => [mine, last])).toEqual([
    [true, false],
    [true, true],
    [false, false],
  ]);
});

it('shows an edit and a recall in the message they are about', () => {
  const events = [
    { kind: 'message', seq: 1, at: 1, by: shopper, text: 'new', editedAt: 2 },
    { kind: 'edited', seq: 2, at: 2, by: shopper, of: 1, text: 'new' },
    { kind: 'erased', seq: 3, at: 3, by: shopper, was: 'message', why: 'recalled' },
    { kind: 'erased', seq: 4, at: 3, by: shopper, was: 'edited', why: 'recalled' },
    { kind: 'recalled', seq: 5, at: 4, by: shopper, of: 3 },
  ] as const;
  const items = itemsOf(view({ threads: [thread({ events })] }));
  expect(items.map((item) => item.kind !== 'pending' && item.event.kind)).toEqual(['message', 'erased']);
});

it('tells how far the last message is, and draws it anew when that changes', () => {
  const rows = [0, 3].map((read) =>
    itemsOf(view({ threads: [{ ...talk, receipts: { delivered: 3, read } }] })).find(
      (item) => item.kind === 'said' && item.last,
    ),
  );
  expect(rows.map((item) => item?.kind === 'said' && item.rung)).toEqual(['delivered', 'read']);
  expect(rows[0]?.key).not.toBe(rows[1]?.key);
});

it('keeps the key of a row that says the same, and changes it when its state does', () => {
  const keys = (status: 'saved' | 'sending') =>
    itemsOf(view({ threads: [talk], pending: [{ ...pending, status }] })).map(({ key }) => key);
  const [before, after] = [keys('saved'), keys('sending')];
  expect(after.slice(0, 4)).toEqual(before.slice(0, 4));
  expect(after[4]).not.toBe(before[4]);
  expect(new Set(before).size).toBe(5);
});
