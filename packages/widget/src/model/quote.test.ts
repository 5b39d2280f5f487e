import { describe, expect, it } from 'vitest';
import { message, pending, thread } from '../testing/talk.ts';
import { called } from './called.ts';
import { entriesOf, type Said } from './entries.ts';
import { quoteOf } from './quote.ts';

type Event = ReturnType<typeof message>;
const re = (event: Event, seq: unknown, more: object = {}) => ({ ...event, re: seq, ...more }) as Event;
const quoted = (...talks: ReturnType<typeof thread>[]) =>
  quoteOf(
    entriesOf({ threads: talks, pending: [] }).findLast((entry): entry is Said => entry.kind === 'said')!,
    talks,
    called,
  );

describe('what a message replies to', () => {
  it('[TA9] is found in its own conversation, by its number', () => {
    const other = thread('A', [message(1, 'theirs', 'another one')]);
    const talk = thread('B', [message(1, 'theirs', 'Which one?'), re(message(2, 'mine', 'The blue', 'c2'), 1)]);
    expect(quoted(other, talk)).toMatchObject({
      state: 'here',
      key: 'B 1',
      name: 'Mei',
      mine: false,
      text: 'Which one?',
    });
    const own = thread('B', [message(1, 'mine', 'hello', 'c1'), re(message(2, 'theirs', 'hi'), 1)]);
    expect(quoted(own)).toMatchObject({ key: 'c1', mine: true, name: '', text: 'hello' });
    const waits = { ...pending('c9', 'The blue'), re: 1 };
    expect(quoted(other, thread('B', [message(1, 'theirs', 'Which one?')], [waits]))).toMatchObject({ key: 'B 1' });
  });

  it('[TA9] is its file’s name where it has no words', () => {
    const file = { id: 'f', name: 'kettle.png', type: 'image/png', bytes: 1 };
    const talk = thread('A', [{ ...message(1, 'theirs', ''), file } as Event, re(message(2, 'mine', 'nice', 'c'), 1)]);
    expect(quoted(talk)?.text).toBe('kettle.png');
  });

  it('[TA9] says so where it was taken back, or is not loaded', () => {
    const by = { role: 'agent', id: 'a1', name: 'Mei' } as const;
    const gone = { kind: 'erased', seq: 1, at: 1, by, was: 'message', why: 'recalled' } as const;
    expect(quoted(thread('A', [gone, re(message(2, 'mine', 'ok', 'c'), 1)]))).toMatchObject({
      state: 'gone',
      text: '',
    });
    expect(quoted(thread('A', [re(message(9, 'mine', 'ok', 'c'), 1)]))).toMatchObject({ state: 'far', seq: 1 });
  });

  it('is nothing where a card is answered, or what came is no number', () => {
    for (const odd of [undefined, null, '1', {}, [1]]) {
      expect(quoted(thread('A', [message(1, 'theirs', 'a'), re(message(2, 'mine', 'b', 'c'), odd)]))).toBeUndefined();
    }
    expect(
      quoted(thread('A', [message(1, 'theirs', 'a'), re(message(2, 'mine', '', 'c'), 1, { act: 'confirm' })])),
    ).toBeUndefined();
  });
});
