import type { Thread } from '@shopbell/sdk';
import { describe, expect, it } from 'vitest';
import { closed, joined, message, thread } from '../testing/talk.ts';
import { entriesOf } from './entries.ts';
import { leftEnd } from './left-end.ts';

const system = { role: 'system' } as const;
const left = (seq: number) => ({ kind: 'left', seq, at: seq * 1000, by: system }) as const;
const asked = message(1, 'mine', 'The lid is broken', 'c1');
const end = (key: string, ...threads: Thread[]) => leftEnd(key, threads, entriesOf({ threads, pending: [] }));

describe('what became of a message that was left', () => {
  it('[WL5] nobody has answered it: it was given up, taken by an agent before or not', () => {
    expect(end('A 3', thread('A', [asked, left(2), closed(3)]))).toBe('unanswered');
    expect(end('A 4', thread('A', [asked, left(2), joined(3, 'Mei'), closed(4)]))).toBe('unanswered');
    const again = [asked, left(2), message(3, 'theirs', 'A new one comes'), message(4, 'mine', 'When?', 'c2')];
    expect(end('A 6', thread('A', [...again, left(5), closed(6)]))).toBe('unanswered');
  });

  it('[WL5] it is answered in another one that waited at its end, and in none that was over or came later', () => {
    const gone = thread('A', [asked, left(2), closed(5)]);
    const other = (...events: Thread['events'][number][]) =>
      thread('B', [message(1, 'mine', 'Hello?', 'd1'), ...events]);
    expect(end('A 5', gone, other(left(3)))).toBe('elsewhere');
    expect(end('A 5', gone, other(left(3), message(6, 'theirs', 'Here it is'), closed(7)))).toBe('elsewhere');
    expect(end('A 5', gone, other(left(3), closed(4)))).toBe('unanswered');
    expect(end('A 5', gone, other(left(6)))).toBe('unanswered');
    expect(end('A 5', gone, other(joined(2, 'Mei')))).toBe('unanswered');
  });

  it('[WL5] nothing is said of what was answered, of what nothing was owed to, of the shopper’s own end and of other lines', () => {
    const answer = message(3, 'theirs', 'A new one comes');
    const thanks = message(4, 'mine', 'Thanks', 'c2');
    expect(end('A 4', thread('A', [asked, left(2), answer, closed(4)]))).toBe(undefined);
    expect(end('A 5', thread('A', [asked, left(2), answer, thanks, closed(5)]))).toBe(undefined);
    expect(end('A 5', thread('A', [asked, left(2), answer, left(4), closed(5)]))).toBe(undefined);
    const own = { ...closed(3), by: { role: 'shopper', id: 's1' } as const };
    expect(end('A 3', thread('A', [asked, left(2), own]))).toBe(undefined);
    expect(end('A 2', thread('A', [asked, closed(2)]))).toBe(undefined);
    expect(end('A 2', thread('A', [asked, left(2), closed(3)]))).toBe(undefined);
    expect(end('A undefined', thread('A', [asked, left(2)]))).toBe(undefined);
  });
});
