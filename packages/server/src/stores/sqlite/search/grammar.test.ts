import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { atomsOf, piecesOf } from '../../../search/atoms.ts';
import { fold } from '../../../search/fold.ts';
import { placesOf } from '../../../search/places.ts';
import { queryOf, siteKey, termsOf } from './terms.ts';

const WORDS = [
  '退',
  '货',
  '款',
  '吗',
  'ａ',
  'Ab',
  'abc',
  'abcd',
  'abce',
  '1',
  '12',
  '123',
  '👍',
  'é',
  'ギ',
  'ｷﾞ',
  '한',
  '글',
];
const BETWEEN = [
  '',
  '',
  ' ',
  ' ',
  '，',
  '-',
  '\u200b',
  '"',
  '*',
  ' OR ',
  ' NOT ',
  'NEAR(',
  ')',
  ':',
  '^',
  "'",
  '\\',
  '%',
  '{',
  '}',
  '\u0000',
  '\ue000',
];

/** Numbers from a seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

it('[SE6] whatever is typed, the engine finds what looking at every text finds', () => {
  const db = new DatabaseSync(':memory:');
  db.exec("CREATE VIRTUAL TABLE ft USING fts5(text, parts, content = '', columnsize = 0, tokenize = 'ascii')");
  const add = db.prepare('INSERT INTO ft (rowid, text, parts) VALUES (?, ?, ?)');
  const look = db.prepare('SELECT rowid FROM ft WHERE ft MATCH ? ORDER BY rowid');
  const random = numbers(2026);
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const made = (most: number) =>
    Array.from({ length: 1 + Math.floor(random() * most) }, () => one(WORDS) + one(BETWEEN)).join('');
  const texts = Array.from({ length: 150 }, () => made(8));
  texts.forEach((text, i) => {
    const { text: terms, parts } = termsOf(siteKey(7), atomsOf(fold(text)));
    add.run(i, terms, parts);
  });
  let hits = 0;
  for (let i = 0; i < 900; i++) {
    const words = made(3);
    const pieces = piecesOf(words);
    if (!pieces || pieces.length === 0) continue;
    const expected = texts.flatMap((text, at) => (placesOf(text, pieces) ? [at] : []));
    const found = look.all(queryOf(7, pieces)).map(({ rowid }) => rowid);
    expect([words, found]).toEqual([words, expected]);
    expect(look.all(queryOf(8, pieces))).toEqual([]);
    hits += found.length;
  }
  expect(hits).toBeGreaterThan(1000);
});
