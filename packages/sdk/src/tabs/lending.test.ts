import { expect, it } from 'vitest';
import type { Entry } from '../outbox/outbox.ts';
import { createLending } from './lending.ts';
import type { Letter, Message } from './messages.ts';

const entry = (cid: string, more: Partial<Entry> = {}): Entry => ({
  cid,
  request: { type: 'say', conversation: undefined, text: cid },
  at: 0,
  status: 'unsaved',
  ...more,
});

const following = {
  role: 'following',
  term: 1,
  leader: 'it',
  heardAt: 0,
  asked: 0,
  visible: true,
  at: undefined,
} as const;
const leading = { role: 'leading', term: 1, visible: true } as const;

/** The requests of one tab and what it has told of them. */
function tab(election: typeof following | typeof leading, all: readonly Entry[] = []) {
  const posted: (readonly [to: string | undefined, ...cids: string[]])[] = [];
  const lending = createLending({
    requests: { all: () => all, take: () => undefined, isDropped: () => false, look: () => undefined },
    election: () => election,
    isReady: () => true,
    post: (message) =>
      'entries' in message &&
      posted.push([message.to, ...message.entries.map(({ cid, status }) => `${cid} ${status}`)]),
    drop: () => undefined,
  });
  const letter = (entries: readonly Entry[], to?: string) =>
    ({ type: 'entries', from: 'other', gone: [], entries, ...(to ? { to } : {}) }) satisfies Letter;
  return { lending, posted, letter };
}

it('[OB8] hands on only what the outbox lets go: what is still on the device goes before anything newer', () => {
  let all = [entry('newer')];
  const posted: Message[] = [];
  const lending = createLending({
    requests: { all: () => all, take: () => undefined, isDropped: () => false, look: () => undefined },
    election: () => following,
    isReady: () => true,
    post: (message) => posted.push(message),
    drop: () => undefined,
  });
  const told = () => posted.flatMap((message) => ('entries' in message ? message.entries.map(({ cid }) => cid) : []));
  lending.lendAll();
  expect(told()).toEqual([]);
  all = [entry('older'), ...all];
  lending.lend(all);
  expect(told()).toEqual(['older', 'newer']);
  lending.again();
  lending.lendAll();
  expect(told()).toEqual(['older', 'newer', 'older', 'newer']);
});

it('[TB7] tells of each request once that there is one and once that the device has it, whatever others see of it', () => {
  const { lending, posted, letter } = tab(following);
  lending.lend([entry('a')]);
  lending.lend([entry('a', { status: 'sending' })]);
  lending.follow(letter([entry('a'), entry('b', { status: 'saved' })], 'me'));
  lending.lend([entry('a', { status: 'saved' }), entry('b')]);
  lending.follow(letter([entry('a'), entry('b', { status: 'sending', out: true })]));
  lending.lend([entry('a', { status: 'saved' }), entry('b')]);
  expect(posted).toEqual([
    ['it', 'a unsaved'],
    ['it', 'a saved'],
  ]);
});

it('[TB7] a leader tells what it is told as often as it is told it: that is the answer', () => {
  const { lending, posted, letter } = tab(leading);
  for (const _ of [1, 2]) lending.lead(letter([entry('a')], 'me'));
  lending.lend([entry('a', { theirs: true, status: 'saved' })]);
  expect(posted).toEqual([
    [undefined, 'a unsaved'],
    [undefined, 'a unsaved'],
  ]);
});

it('[OB14] a leader tells a newcomer of none of its own that has no place so far', () => {
  const { lending, posted } = tab(leading, [entry('a'), entry('b', { theirs: true }), entry('c')]);
  lending.lend([entry('a')]);
  lending.tellAll('newcomer');
  expect(posted.at(-1)).toEqual(['newcomer', 'a unsaved', 'b unsaved']);
});

it('[OB12] hands on what was acked and the relay may lack, until the leader offers it', () => {
  const { lending, posted, letter } = tab(following);
  const offered = entry('a', { status: 'sending', again: true });
  const lend = () => {
    lending.again();
    lending.lend([offered, entry('b')]);
  };
  lend();
  lending.follow(letter([offered, entry('b')], 'me'));
  lend();
  expect(posted).toEqual([
    ['it', 'a sending', 'b unsaved'],
    ['it', 'b unsaved'],
  ]);
  lending.anew();
  lend();
  expect(posted.at(-1)).toEqual(['it', 'a sending', 'b unsaved']);
});
