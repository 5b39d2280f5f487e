import { describe, expect, it } from 'vitest';
import { joined, message, pending, thread } from '../testing/talk.ts';
import { entriesOf } from './entries.ts';
import { markOf } from './mark.ts';
import { unreadOf } from './unread.ts';

const entries = (...threads: ReturnType<typeof thread>[]) => entriesOf({ threads, pending: [] });
const unread = (list: ReturnType<typeof entries>, mark?: string) => unreadOf(list, mark).map(({ key }) => key);

describe('unreadOf', () => {
  const talk = entries(
    thread('A', [
      message(1, 'mine', 'a', 'c1'),
      joined(2, 'Mei'),
      message(3, 'theirs', 'b'),
      message(4, 'theirs', 'c'),
    ]),
  );

  it('counts what others said after the mark', () => {
    expect(unread(talk, 'A 3')).toEqual(['A 4']);
    expect(unread(talk, 'A 4')).toEqual([]);
  });

  it('counts from the reader’s own last message where there is no later mark', () => {
    expect(unread(talk)).toEqual(['A 3', 'A 4']);
    expect(unread(talk, 'c1')).toEqual(['A 3', 'A 4']);
  });

  it('counts from what was read on another tab or device', () => {
    const seen = {
      ...thread(
        'A',
        [3, 4, 5].map((seq) => message(seq, 'theirs', 'x')),
      ),
      seen: 4,
    };
    expect(unread(entries(seen))).toEqual(['A 5']);
    expect(unread(entries(seen), 'A 3')).toEqual(['A 5']);
    expect(unread(entries({ ...seen, seen: 9 }), 'A 3')).toEqual([]);
  });

  it('takes a mark that is not loaded for older than everything', () => {
    expect(unread(entries(thread('A', [message(8, 'theirs', 'a')])), 'A 2')).toEqual(['A 8']);
  });

  it('counts nothing in a log that was never here', () => {
    expect(unread(entries(thread('A', [message(1, 'theirs', 'a')])))).toEqual([]);
  });

  it('does not take a message on its way for an answer that was read', () => {
    const waiting = entries(thread('A', [message(1, 'theirs', 'a'), message(2, 'theirs', 'b')], [pending('c9', 'x')]));
    expect(unread(waiting, 'A 1')).toEqual(['A 2']);
  });
});

describe('markOf', () => {
  it('is the last entry of the log', () => {
    expect(markOf(entries(thread('A', [message(1, 'mine', 'a', 'c1'), joined(2, 'Mei')], [pending('c2', 'x')])))).toBe(
      'A 2',
    );
    expect(markOf([])).toBeUndefined();
  });
});
