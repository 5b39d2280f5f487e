import { describe, expect, it } from 'vitest';
import { closed, message, pending, thread } from '../testing/talk.ts';
import { entriesOf } from './entries.ts';
import { GROUP_MS, type Row, rowsOf } from './rows.ts';

const noon = new Date(2026, 10, 20, 12).getTime();
const rows = (...threads: ReturnType<typeof thread>[]) => rowsOf(entriesOf({ threads, pending: [] }));
const shape = (row: Row) =>
  row.kind === 'said' ? `${row.key}${row.first ? ' first' : ''}${row.last ? ' last' : ''}` : row.kind;

describe('rowsOf', () => {
  it('[TA2] groups messages of one author within two minutes of the one before', () => {
    const talk = thread('A', [
      message(1, 'theirs', 'a', undefined, noon),
      message(2, 'theirs', 'b', undefined, noon + GROUP_MS),
      message(3, 'theirs', 'c', undefined, noon + 2 * GROUP_MS + 1),
      message(4, 'mine', 'd', 'd', noon + 2 * GROUP_MS + 2),
    ]);
    expect(rows(talk).map(shape)).toEqual(['day', 'A 1 first', 'A 2 last', 'A 3 first last', 'd first last']);
  });

  it('[TA2] ends a group where something happened', () => {
    const talk = thread('A', [message(1, 'theirs', 'a'), closed(2), message(3, 'theirs', 'b')]);
    expect(rows(talk).map(shape)).toEqual(['day', 'A 1 first last', 'happened', 'A 3 first last']);
  });

  it('[TA2] draws one date line per day of the reader', () => {
    const late = new Date(2026, 10, 20, 23, 59, 30).getTime();
    const talk = thread('A', [
      message(1, 'theirs', 'a', undefined, late),
      message(2, 'theirs', 'b', undefined, late + 60_000),
      message(3, 'theirs', 'c', undefined, late + 90_000),
    ]);
    expect(rows(talk).map(shape)).toEqual(['day', 'A 1 first last', 'day', 'A 2 first', 'A 3 last']);
  });

  it('marks the state under one’s own last message only, on its way or stored', () => {
    const talk = thread('A', [message(1, 'mine', 'a', 'c1'), message(2, 'theirs', 'b')], [pending('c2', 'c')]);
    const marked = rows(talk).filter((row) => row.kind === 'said' && row.marked);
    expect(marked.map(({ key }) => key)).toEqual(['c2']);
  });

  it('[TA2] draws the line of what is new, which splits a group', () => {
    const entries = entriesOf({
      threads: [thread('A', [message(1, 'theirs', 'a'), message(2, 'theirs', 'b')])],
      pending: [],
    });
    expect(rowsOf(entries, 'A 2').map(shape)).toEqual(['day', 'A 1 first last', 'new', 'A 2 first last']);
  });

  it('gives every row its own key', () => {
    const talk = thread('A', [
      message(1, 'theirs', 'a', undefined, noon),
      message(2, 'mine', 'b', 'b', noon + 86_400_000),
    ]);
    const keys = rows(talk, thread('B', [message(1, 'theirs', 'c', undefined, noon)])).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
