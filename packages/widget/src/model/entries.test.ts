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

  it('tells who joined, and skips kinds it does not know', () => {
    const unknown = { ...message(3, 'theirs', 'x'), kind: 'later' } as unknown as Thread['events'][number];
    const entries = entriesOf({ threads: [thread('A', [joined(1, 'Mei'), unknown])], pending: [] });
    expect(entries).toEqual([{ kind: 'happened', key: 'A 1', what: 'joined', name: 'Mei', at: 1000 }]);
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
