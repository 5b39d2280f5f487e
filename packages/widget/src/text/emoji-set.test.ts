import { expect, it } from 'vitest';
import en from '../i18n/rest/en.ts';
import zh from '../i18n/rest/zh-CN.ts';
import { EMOJI } from './emoji-set.ts';
import { isOnlyEmoji } from './only-emoji.ts';

const all = EMOJI.flat();

it('[TA7] every emoji has a name of its own in each language, and every group', async () => {
  for (const { emoji } of [en, zh]) {
    const names = (await emoji.names()).default.split('|');
    expect(names).toHaveLength(all.length);
    expect(names.every((name) => name.trim() !== '' && !isOnlyEmoji(name))).toBe(true);
    expect(new Set(names).size).toBe(all.length);
    expect(emoji.groups).toHaveLength(EMOJI.length + 1);
  }
});

it('holds emoji, each once', () => {
  expect(all.filter((emoji) => !isOnlyEmoji(emoji))).toEqual([]);
  expect(new Set(all).size).toBe(all.length);
});
