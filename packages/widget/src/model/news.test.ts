import { describe, expect, it } from 'vitest';
import en from '../i18n/en.ts';
import { closed, joined, message, pending, thread } from '../testing/talk.ts';
import { createFigures } from '../text/figures.ts';
import { entriesOf } from './entries.ts';
import { newsOf } from './news.ts';

const figures = createFigures('en');
const entries = (...threads: ReturnType<typeof thread>[]) => entriesOf({ threads, pending: [] });
const first = message(5, 'theirs', 'hello');

describe('newsOf', () => {
  it('reads out what others said at the end', () => {
    const after = entries(thread('A', [first, message(6, 'theirs', 'one'), message(7, 'theirs', 'two')]));
    expect(newsOf(entries(thread('A', [first])), after, en, figures)).toBe('Mei: one\nMei: two');
  });

  it('counts a burst', () => {
    const burst = [6, 7, 8, 9].map((seq) => message(seq, 'theirs', 'x'));
    expect(newsOf(entries(thread('A', [first])), entries(thread('A', [first, ...burst])), en, figures)).toBe(
      '4 new messages',
    );
  });

  it('[AW7] tells what happened, and what one’s own message was refused for, once', () => {
    const sending = thread('A', [first], [pending('c1', 'mine', 'sending')]);
    const joins = thread(
      'A',
      [first, joined(6, 'Mei'), closed(7)],
      [{ ...pending('c1', 'mine', 'failed'), problem: 'text_too_long' }],
    );
    expect(newsOf(entries(sending), entries(joins), en, figures)).toBe(
      'You are now with Mei\nConversation ended\nNot sent: too long',
    );
    expect(newsOf(entries(joins), entries(joins), en, figures)).toBe('');
    const over = thread('A', [first], [pending('c1', 'mine', 'failed')]);
    expect(newsOf(entries(sending), entries(over), en, figures)).toBe('Not sent');
  });

  it('[AW7] reads out what comes while one’s own message waits or was refused', () => {
    const refused = [pending('c1', 'mine', 'failed')];
    const after = entries(thread('A', [first, message(6, 'theirs', 'one')], refused));
    expect(newsOf(entries(thread('A', [first], refused)), after, en, figures)).toBe('Mei: one');
  });

  it('is silent about history, the first drawing and one’s own words', () => {
    const before = entries(thread('A', [first], [pending('c1', 'mine')]));
    expect(newsOf([], before, en, figures)).toBe('');
    expect(newsOf(before, entries(thread('A', [message(1, 'theirs', 'old'), first])), en, figures)).toBe('');
    expect(newsOf(before, entries(thread('A', [first, message(6, 'mine', 'mine', 'c1')])), en, figures)).toBe('');
  });
});
