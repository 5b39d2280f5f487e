import type { Thread } from '@shopbell/sdk';
import { describe, expect, it } from 'vitest';
import { closed, joined, message, pending, thread } from '../testing/talk.ts';
import { entriesOf } from './entries.ts';

const keys = (threads: readonly Thread[], waiting = threads.flatMap(() => [])) =>
  entriesOf({ threads, pending: waiting }).map(({ key }) => key);

describe('entriesOf', () => {
  it('puts conversations one after the other, and what is on its way last', () => {
    const first = thread('A', [message(1, 'theirs', 'hello'), closed(2)]);
    const second = thread('B', [message(1, 'mine', 'again', 'c1')], [pending('c2', 'wait')]);
    expect(keys([first, second])).toEqual(['A 1', 'A 2', 'c1', 'c2']);
  });

  it('gives a message the same key on its way and in the log, and shows it once', () => {
    const both = thread('A', [message(1, 'mine', 'hi', 'c1')], [pending('c1', 'hi', 'sending')]);
    const entries = entriesOf({ threads: [both], pending: [] });
    expect(entries.map((entry) => [entry.key, entry.kind === 'said' && entry.status])).toEqual([['c1', 'stored']]);
  });

  it('shows what was said before there is a conversation', () => {
    expect(entriesOf({ threads: [], pending: [pending('c1', 'first')] })).toMatchObject([
      { key: 'c1', status: 'saved' },
    ]);
  });

  it('does not take another person’s cid for one’s own', () => {
    expect(keys([thread('A', [message(1, 'theirs', 'a', 'c1'), message(2, 'mine', 'b', 'c1')])])).toEqual([
      'A 1',
      'c1',
    ]);
  });

  it('tells once that a conversation was given back, and nothing of the first request', () => {
    const by = { role: 'agent', id: 'a', name: 'Mei' } as const;
    const first = { kind: 'requested', seq: 1, at: 1000, by: { role: 'shopper', id: 's' } } as const;
    const again = { kind: 'requested', seq: 3, at: 3000, by } as const;
    const entries = entriesOf({
      threads: [thread('A', [first, joined(2, 'Mei'), again, joined(4, 'Jun')])],
      pending: [],
    });
    expect(entries.map((entry) => entry.kind === 'happened' && [entry.what, entry.name])).toEqual([
      ['assigned', 'Mei'],
      ['requested', ''],
      ['assigned', 'Jun'],
    ]);
  });

  it('promises an answer to who waits for one alone, when the agent has gone and nobody is there', () => {
    const system = { role: 'system' } as const;
    const gone = (from: number) => [
      { kind: 'requested' as const, seq: from, at: 1000 * from, by: system },
      { kind: 'left' as const, seq: from + 1, at: 1000 * from, by: system, dueAt: 90_000 },
    ];
    const told = (...events: Thread['events'][number][]) =>
      entriesOf({ threads: [thread('A', events)], pending: [] }).flatMap((one) =>
        one.kind === 'happened' ? one.what : [],
      );
    const asked = [message(1, 'mine', 'Is it back?', 'c1'), joined(2, 'Mei')];
    expect(told(...asked, ...gone(3))).toEqual(['assigned', 'left']);
    expect(told(...asked, message(3, 'theirs', 'Yes'), ...gone(4))).toEqual(['assigned', 'gone']);
    const more = message(6, 'mine', 'Two, please', 'c2');
    expect(told(...asked, message(3, 'theirs', 'Yes'), ...gone(4), more, ...gone(7))).toEqual([
      'assigned',
      'gone',
      'left',
    ]);
    // What an agent has set to be said while they are away answers nothing, and what is not loaded may be owed.
    expect(told(...asked, { ...message(3, 'theirs', 'Back soon'), by: system }, ...gone(4))).toEqual([
      'assigned',
      'left',
    ]);
    expect(told(...gone(9))).toEqual(['left']);
  });

  it('tells who joined, and skips kinds it does not know', () => {
    const unknown = { ...message(3, 'theirs', 'x'), kind: 'later' } as unknown as Thread['events'][number];
    const entries = entriesOf({ threads: [thread('A', [joined(2, 'Mei'), unknown])], pending: [] });
    expect(entries).toEqual([{ kind: 'happened', key: 'A 2', what: 'assigned', name: 'Mei', at: 2000 }]);
  });

  it('tells who came in beside the agent, and who left', () => {
    const jun = { id: 'a2', name: 'Jun' };
    const by = { role: 'agent', ...jun } as const;
    const came = { kind: 'joined', seq: 3, at: 3000, by, agent: jun } as const;
    const went = { kind: 'parted', seq: 4, at: 4000, by, agent: jun } as const;
    const entries = entriesOf({ threads: [thread('A', [joined(2, 'Mei'), came, went])], pending: [] });
    expect(entries.map((entry) => entry.kind === 'happened' && [entry.what, entry.name])).toEqual([
      ['assigned', 'Mei'],
      ['joined', 'Jun'],
      ['parted', 'Jun'],
    ]);
  });

  it('climbs the ladder by what the shop has and has seen', () => {
    const events = [1, 2, 3].map((seq) => message(seq, 'mine', 'x', `c${seq}`));
    const talk = { ...thread('A', events), receipts: { delivered: 2, read: 1 } };
    const status = entriesOf({ threads: [talk], pending: [] }).map((entry) => entry.kind === 'said' && entry.status);
    expect(status).toEqual(['read', 'delivered', 'stored']);
  });

  it('tells what others said and this person has read, wherever', () => {
    const talk = { ...thread('A', [message(1, 'theirs', 'a'), message(2, 'theirs', 'b')]), seen: 1 };
    expect(entriesOf({ threads: [talk], pending: [] })).toMatchObject([{ seen: true }, { seen: false }]);
  });

  it('shows an edit on its message, and a line for what was taken back', () => {
    const gone = { kind: 'erased', at: 1, was: 'message', why: 'recalled' } as const;
    const { by: mine } = message(1, 'mine', '');
    const { by: mei } = message(1, 'theirs', '');
    const talk = thread('A', [
      { ...message(1, 'mine', 'new words', 'c1'), editedAt: 5000 },
      { ...gone, seq: 2, by: mine, cid: 'c2' },
      { ...gone, seq: 3, by: mei },
      { ...gone, seq: 5, by: mine, was: 'edited' },
      { kind: 'edited', seq: 6, at: 5000, by: mine, of: 1, text: 'new words' },
      { kind: 'recalled', seq: 7, at: 5000, by: mine, of: 2 },
    ]);
    expect(entriesOf({ threads: [talk], pending: [] })).toMatchObject([
      { key: 'c1', text: 'new words', edited: true },
      { key: 'c2', what: 'recalledMine', name: '' },
      { key: 'A 3', what: 'recalled', name: 'Mei' },
    ]);
  });

  it('shows one line for all that was erased', () => {
    const { by: mine } = message(1, 'mine', '');
    const { by: mei } = message(1, 'theirs', '');
    const gone = { kind: 'erased', at: 1, was: 'message', why: 'erased' } as const;
    const talk = thread('A', [
      { ...gone, seq: 2, by: mine, cid: 'c2' },
      { ...gone, seq: 3, by: mei },
      { kind: 'wiped', seq: 4, at: 2, by: { role: 'system' } },
      message(5, 'mine', 'after', 'c5'),
    ]);
    expect(entriesOf({ threads: [talk], pending: [] })).toMatchObject([
      { key: 'A 4', what: 'erased' },
      { key: 'c5', text: 'after' },
    ]);
  });

  it('lets nothing but strings through as text and names', () => {
    const hostile = { type: 'b', props: {}, toString: () => 'boom' } as unknown as string;
    const entries = entriesOf({
      threads: [thread('A', [message(1, 'theirs', hostile), joined(2, hostile)])],
      pending: [],
    });
    expect(entries).toMatchObject([{ text: '' }, { name: '' }]);
  });
});
