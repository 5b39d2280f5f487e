import { describe, expect, it } from 'vitest';
import { NAMES as EN } from './data/en.ts';
import { NAMES as ZH } from './data/zh-cn.ts';
import { bookOf, findEmoji, GROUPS, loadEmoji, readNames, toned } from './names.ts';
import { keepTone, RECENT_MAX, recentOf, rememberEmoji, toneOf } from './recent.ts';

const book = bookOf(EN, ZH);
const chars = (words: string, most = 5) => findEmoji(book, words, most).map(({ char }) => char);

describe('the emoji', () => {
  it('are all read, each with names in both languages, in all groups', () => {
    const lines = EN.split(/\n+/).length;
    expect(readNames(EN).size).toBe(lines);
    expect(book).toHaveLength(lines);
    expect(book.filter(({ en, zh }) => !en[0] || !zh[0])).toEqual([]);
    expect(new Set(book.map(({ group }) => group))).toEqual(new Set(GROUPS.keys()));
  });

  it('are plain Unicode, and none is a plain letter or figure', () => {
    for (const { char } of book) {
      expect(char).toMatch(/\p{Emoji}/u);
      expect(char).not.toMatch(/^[\p{ASCII}]*$/u);
    }
  });

  it('are found by English and Chinese names, the best fit first', () => {
    expect(chars('thumbs_up')[0]).toContain('👍');
    expect(chars('笑哭了')[0]).toBe('😂');
    expect(chars('茶', 9)).toContain('🍵');
    expect(chars('teapot')[0]).toBe('🫖');
    expect(chars('TEA')).not.toEqual([]);
    expect(chars('  ')).toEqual([]);
    expect(chars('no such thing at all')).toEqual([]);
    expect(chars('a', 7)).toHaveLength(7);
  });

  it('take a tone where they have one', () => {
    const thumb = findEmoji(book, 'thumbs up', 1)[0];
    expect(thumb && toned(thumb, '\u{1f3fd}')).toBe('👍🏽');
    expect(thumb && toned(thumb, '')).toBe(thumb?.char);
    const teapot = findEmoji(book, 'teapot', 1)[0];
    expect(teapot && toned(teapot, '\u{1f3fd}')).toBe('🫖');
  });

  it('are loaded once', async () => {
    expect(await loadEmoji()).toBe(await loadEmoji());
  });
});

describe('what was written last', () => {
  const machine = () => {
    const kept = new Map<string, string>();
    return {
      get: (key: string) => kept.get(key) ?? null,
      set: (key: string, value: string) => void kept.set(key, value),
    };
  };

  it('stands first, once, for each agent by themselves', () => {
    const store = machine();
    for (const char of ['😀', '👍', '😀']) rememberEmoji(store, 'mei', char);
    expect(recentOf(store, 'mei')).toEqual(['😀', '👍']);
    expect(recentOf(store, 'jun')).toEqual([]);
    for (let n = 0; n < 30; n++) rememberEmoji(store, 'mei', `x${n}`);
    expect(recentOf(store, 'mei')).toHaveLength(RECENT_MAX);
  });

  it('takes nothing over-long from a machine, and no tone that is none', () => {
    const store = machine();
    store.set('emoji.mei', `${'x'.repeat(17)}  😀`);
    expect(recentOf(store, 'mei')).toEqual(['😀']);
    expect(toneOf(store)).toBe('');
    keepTone(store, '\u{1f3ff}');
    expect(toneOf(store)).toBe('\u{1f3ff}');
    store.set('emojiTone', 'constructor');
    expect(toneOf(store)).toBe('');
  });
});
