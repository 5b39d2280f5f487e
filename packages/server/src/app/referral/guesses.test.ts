import { expect, test } from 'vitest';
import { createGuesses, GUESS_EVERY_MS, GUESS_WAIT_MAX_MS, GUESSES } from './guesses.ts';

const HERE = '203.0.113.9';

test('[RB6] an address misses so often and then once every 20 s', () => {
  let now = 5000;
  const guesses = createGuesses({ elapsed: () => now });
  for (let i = 0; i < GUESSES; i += 1) {
    expect(guesses.wait(HERE)).toBe(0);
    guesses.missed(HERE);
  }
  expect(guesses.wait(HERE)).toBe(GUESS_EVERY_MS);
  expect(guesses.wait('203.0.113.10')).toBe(0);
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
