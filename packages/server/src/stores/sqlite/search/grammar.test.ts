import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { atomsOf, type Piece, piecesOf } from '../../../search/atoms.ts';
import { fold } from '../../../search/fold.ts';
import { holds, placesOf } from '../../../search/places.ts';
import { createCandidates } from './candidates.ts';
import { SCHEMA } from './index-file.ts';
import { createBlockParts } from './parts.ts';
import { siteKey, termsOf } from './terms.ts';

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
  db.exec(SCHEMA);
  const addDoc = db.prepare("INSERT INTO doc VALUES (?, 7, 1, 'message', 1, ?, ?)");
  const add = db.prepare('INSERT INTO ft (rowid, text) VALUES (?, ?)');
  const parts = createBlockParts(db, 0);
  const candidates = createCandidates(db);
  const look = (site: number, pieces: readonly Piece[]): number[] =>
    [...candidates(site, { low: 1, high: Number.MAX_SAFE_INTEGER }, pieces, { edits: new Map(), docs: [] })]
      .filter(({ doc, unsure }) => holds(doc.text, unsure))
      .map(({ doc }) => doc.id);
  const random = numbers(2026);
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const made = (most: number) =>
    Array.from({ length: 1 + Math.floor(random() * most) }, () => one(WORDS) + one(BETWEEN)).join('');
  const texts = Array.from({ length: 300 }, () => made(8));
  texts.forEach((said, i) => {
    const { text } = fold(said);
    const atoms = atomsOf({ text });
    addDoc.run(i + 1, i + 1, said);
    add.run(i + 1, termsOf(siteKey(7), text, atoms));
    parts.note(i + 1, 7, atoms);
  });
  let hits = 0;
  for (let i = 0; i < 900; i++) {
    const words = made(3);
    const pieces = piecesOf(words);
    if (!pieces || pieces.length === 0) continue;
    const expected = texts.flatMap((text, at) => (placesOf(text, pieces) ? [at + 1] : [])).toReversed();
    const found = look(7, pieces);
    expect([words, found]).toEqual([words, expected]);
    expect(look(8, pieces)).toEqual([]);
    hits += found.length;
  }
  expect(hits).toBeGreaterThan(1000);
});
