import { expect, it } from 'vitest';
import { RIVAL_MS } from '../limits.ts';
import { fateOf, sinceWhen } from './rivals.ts';

const at = (...times: number[]) => times.map((time) => ({ at: time }));
const since = 1_000_000;
const later = 9_000_000;

it('[OB15] words that are as old as the secret that counts are the same person’s, whichever was first', () => {
  for (const wall of [undefined, later]) {
    expect(fateOf(since, at(since + RIVAL_MS), wall)).toBe('taken');
    expect(fateOf(since, at(5_000_000, since - RIVAL_MS), wall)).toBe('taken');
  }
});

it('[OB15] a new tab leaves them alone as long as the other secret may still come to count', () => {
  expect(fateOf(since, at(since), since + RIVAL_MS)).toBe('left');
  expect(fateOf(since, at(since), since + RIVAL_MS + 1)).toBe('taken');
  // The clock was set back.
  expect(fateOf(since, at(since), since - RIVAL_MS - 1)).toBe('taken');
});

it('[ID1] words of any other time are another person’s, however new the secret is', () => {
  for (const wall of [undefined, since, later]) {
    expect(fateOf(since, at(since + RIVAL_MS + 1), wall)).toBe('gone');
    expect(fateOf(since, at(since - RIVAL_MS - 1, since), wall)).toBe('gone');
    expect(fateOf(since, [], wall)).toBe('gone');
  }
});

it('[OB15] the secret is as old as the device says, whatever it was used for since', () => {
  expect(sinceWhen({ at: since }, at(since + 60_000), later)).toBe(since);
  expect(sinceWhen({ at: since }, at(since - 60_000), later)).toBe(since);
});

it('[OB15] where the device does not say, it is as old as the first words under it', () => {
  for (const unsaid of [undefined, '1000000', null]) {
    expect(sinceWhen({ at: unsaid }, at(since + 1, since), later)).toBe(since);
    expect(sinceWhen({ at: unsaid }, [], later)).toBe(later);
  }
});
