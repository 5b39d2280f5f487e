import { describe, expect, it } from 'vitest';
import en from '../i18n/en.ts';
import { message, pending, thread } from '../testing/talk.ts';
import { entriesOf } from './entries.ts';
import { newsOf } from './news.ts';

const entries = (...threads: ReturnType<typeof thread>[]) => entriesOf({ threads, pending: [] });
const first = message(5, 'theirs', 'hello');

describe('newsOf', () => {
  it('reads out what others said at the end', () => {
    const after = entries(thread('A', [first, message(6, 'theirs', 'one'), message(7, 'theirs', 'two')]));
    expect(newsOf(entries(thread('A', [first])), after, en)).toBe('Mei: one\nMei: two');
  });

  it('counts a burst', () => {
    const burst = [6, 7, 8, 9].map((seq) => message(seq, 'theirs', 'x'));
    expect(newsOf(entries(thread('A', [first])), entries(thread('A', [first, ...burst])), en)).toBe('4 new messages');
  });

  it('is silent about history, the first drawing and one’s own words', () => {
    const before = entries(thread('A', [first], [pending('c1', 'mine')]));
    expect(newsOf([], before, en)).toBe('');
    expect(newsOf(before, entries(thread('A', [message(1, 'theirs', 'old'), first])), en)).toBe('');
    expect(newsOf(before, entries(thread('A', [first, message(6, 'mine', 'mine', 'c1')])), en)).toBe('');
  });
});
