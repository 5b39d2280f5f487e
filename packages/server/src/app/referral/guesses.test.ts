import { expect, test } from 'vitest';
import {
  createGuesses,
  GUESS_EVERY_MS,
  GUESS_WAIT_MAX_MS,
  GUESSES,
  TILL_GUESS_EVERY_MS,
  TILL_GUESSES,
} from './guesses.ts';

const HERE = { address: '203.0.113.9' };

test('[RB6] an address misses so often and then once every 20 s', () => {
  let now = 5000;
  const guesses = createGuesses({ elapsed: () => now });
  for (let i = 0; i < GUESSES; i += 1) {
    expect(guesses.wait(HERE)).toBe(0);
    guesses.missed(HERE);
  }
  expect(guesses.wait(HERE)).toBe(GUESS_EVERY_MS);
  expect(guesses.wait({ address: '203.0.113.10' })).toBe(0);
  now += GUESS_EVERY_MS;
  expect(guesses.wait(HERE)).toBe(0);
  guesses.missed(HERE);
  expect(guesses.wait(HERE)).toBe(GUESS_EVERY_MS);
});

test('[RB6] many at the same time are all counted, and nobody waits longer than a quarter of an hour', () => {
  const guesses = createGuesses({ elapsed: () => 5000 });
  for (let i = 0; i < GUESSES + 9; i += 1) guesses.missed(HERE);
  expect(guesses.wait(HERE)).toBe(10 * GUESS_EVERY_MS);
  for (let i = 0; i < 1000; i += 1) guesses.missed(HERE);
  expect(guesses.wait(HERE)).toBe(GUESS_WAIT_MAX_MS);
});

test('[RB6] nobody who is known waits for what another one missed, and the tills of a shop have room for all their stores', () => {
  const guesses = createGuesses({ elapsed: () => 5000 });
  for (let i = 0; i <= GUESSES; i += 1) guesses.missed(HERE);
  const known = [{ agent: HERE.address }, { link: HERE.address }, { key: HERE.address }];
  expect(known.map((asker) => guesses.wait(asker))).toEqual([0, 0, 0]);
  for (let i = 0; i < TILL_GUESSES; i += 1) {
    expect(guesses.wait({ key: 'k' })).toBe(0);
    guesses.missed({ key: 'k' });
  }
  expect(guesses.wait({ key: 'k' })).toBe(TILL_GUESS_EVERY_MS);
});
