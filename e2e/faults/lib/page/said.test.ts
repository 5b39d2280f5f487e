import { expect, test } from 'vitest';
import { checkHistory, type FinalLog, type Press } from '../../../../sim/history.ts';
import { completed, saidTwice, storedOf } from './said.ts';

const says = (visit: number, number: number, cid: string) => ({
  cid,
  text: `visit ${visit} says ${number}`,
  sender: `visit ${visit}`,
  deed: 'say' as const,
});

const logOf = (...words: readonly ReturnType<typeof says>[]): FinalLog[] => [
  {
    conversation: 'c',
    public: words.map(({ cid, text }, index) => ({ seq: index + 1, kind: 'message', cid, text })),
    desk: [],
  },
];

const judged = (told: readonly Press[], logs: readonly FinalLog[], dead: readonly string[]) => {
  const pressed = completed(told, logs, new Set(dead));
  return checkHistory({ pressed, acked: [], logs, shown: [], unsent: [] }).counters;
};

test('the last words of a page that died are its own, in their order', () => {
  const logs = logOf(says(1, 0, 'a'), says(1, 1, 'b'), says(1, 2, 'c'));
  const pressed = completed([says(1, 0, 'a'), says(1, 2, 'c')], logs, new Set(['visit 1']));
  expect(pressed.map(({ cid }) => cid)).toEqual(['a', 'b', 'c']);
  expect(judged([says(1, 0, 'a')], logs, ['visit 1'])).toMatchObject({ phantoms: 0, orderBreaks: 0 });
});

test('words of a page that lives, which it never told of, are nobody’s', () => {
  expect(judged([says(1, 0, 'a')], logOf(says(1, 0, 'a'), says(1, 1, 'b')), []).phantoms).toBe(1);
});

test.each([['a page that lives', []] as const, ['a page that died', ['visit 1']] as const])(
  'the same words under another cid are not said once more: %s',
  (_, dead) => {
    const logs = logOf(says(1, 0, 'a'), says(1, 0, 'b'));
    expect(judged([says(1, 0, 'a')], logs, dead).phantoms).toBe(1);
    expect(judged([], logs, dead).phantoms).toBe(dead.length ? 1 : 2);
    expect(saidTwice(logs)).toEqual(['visit 1 says 0']);
    expect(storedOf(logs)).toBe(1);
  },
);

test('what differs is said once each', () => {
  const logs = [...logOf(says(1, 0, 'a')), ...logOf(says(2, 0, 'b'))];
  expect(saidTwice(logs)).toEqual([]);
  expect(storedOf(logs)).toBe(2);
});
