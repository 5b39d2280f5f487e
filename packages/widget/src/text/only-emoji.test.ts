import { expect, it } from 'vitest';
import { isOnlyEmoji } from './only-emoji.ts';

it.each(['👍', '👍🏽', '❤️', '🎉🎉🎉', ' 😀 😀\n', '🇨🇳', '👨‍👩‍👧‍👦', '🏳️‍🌈', '❤️‍🔥', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👩🏽‍🚀', '✌️', '🥲'])(
  '[TA6] %s is nothing but emoji',
  (text) => expect(isOnlyEmoji(text)).toBe(true),
);

it.each([
  '',
  ' ',
  '1',
  '123',
  '#',
  '*',
  '©',
  '™',
  '!',
  'a👍',
  '👍 ok',
  '👍👍👍👍',
  '\u200d',
  '\ufe0f',
  '谢谢',
  ':)',
  '1️',
  '\ud83d',
])('[TA6] %j is a text like any other', (text) => expect(isOnlyEmoji(text)).toBe(false));

it('[TA6] tells so in time', () => {
  const start = performance.now();
  for (const text of ['👍', '👨‍👩‍', '❤️', ' ', '🇨', '\u200d', '1️⃣']) {
    expect(isOnlyEmoji(`👍${text.repeat(50_000)}x`)).toBe(false);
  }
  expect(performance.now() - start).toBeLessThan(1000);
});
