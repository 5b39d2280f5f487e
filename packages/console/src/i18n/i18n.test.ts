import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../testing/texts.ts';
import { startLanguage } from './index.ts';
import { problemText } from './problems.ts';

describe('startLanguage', () => {
  it.each([
    [null, ['zh-TW', 'en'], 'zh-CN'],
    [null, ['fr', 'zh'], 'zh-CN'],
    [null, ['en-GB', 'zh-CN'], 'en'],
    [null, ['fr', 'de'], 'en'],
    [null, [], 'en'],
    ['en', ['zh-CN'], 'en'],
    ['toString', ['zh-CN'], 'zh-CN'],
  ] as const)('chosen %s, browser %j: %s', (chosen, preferred, language) =>
    expect(startLanguage(chosen, preferred)).toBe(language),
  );
});

describe('texts', () => {
  const leaves = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))
      : [`${path}=${typeof value === 'string' ? value.trim() : 'f'}`];

  it('are never empty', () => {
    for (const messages of Object.values(LANGUAGES)) {
      expect(leaves(messages).filter((leaf) => leaf.endsWith('='))).toEqual([]);
    }
  });

  it('name a refusal nobody planned for by its code', () => {
    expect(problemText(LANGUAGES.en.problems, 'cid_conflict')).toContain('cid_conflict');
    expect(problemText(LANGUAGES['zh-CN'].problems, 'already_taken')).toBe('同事已先一步接待。');
  });
});
