import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../testing/texts.ts';
import { comingTexts, startLanguage } from './index.ts';
import { actorName } from './names.ts';
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

describe('actorName', () => {
  it.each([
    ['en', 'Li Lei (by the letter’s link, not verified)'],
    ['zh-CN', 'Li Lei（通过邮件链接，身份未验证）'],
  ] as const)('gives what came by a letter’s link out as nobody’s proven words, %s', (language, name) => {
    const t = LANGUAGES[language];
    const shopper = { id: 'p2', member: { id: 'a', name: 'Li Lei' } } as const;
    expect(actorName(t, { role: 'shopper', id: 'p1', byLetter: true }, shopper)).toBe(name);
    expect(actorName(t, { role: 'shopper', id: 'p2' }, shopper)).toBe('Li Lei');
  });
});

describe('coming texts', () => {
  it('are those of the first screen at first, and all of them once they are asked for', async () => {
    const texts = comingTexts();
    expect([texts.of('en'), texts.allOf('en')]).toEqual([undefined, undefined]);
    await texts.load('en');
    expect(texts.of('en')?.act.take).toBe('Take');
    expect([texts.allOf('en'), texts.of('zh-CN')]).toEqual([undefined, undefined]);
    await texts.loadAll('zh-CN');
    expect(texts.of('zh-CN')?.act.take).toBe('接待');
    expect(texts.allOf('zh-CN')).toEqual(LANGUAGES['zh-CN']);
  });

  it('have of each subject both what came first and what came later', () => {
    const all = LANGUAGES.en;
    expect([all.handover.open, all.handover.send]).toEqual(['Hand over', 'Hand over']);
    expect([all.summary.key, all.summary.keep]).toEqual(['Your day', 'Keep the day']);
  });
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

  it('call a reminder and quick questions by one word each', () => {
    const zh = LANGUAGES['zh-CN'];
    const { kinds } = zh.cards;
    expect([kinds.payment_reminder, kinds.questions]).toEqual(['催单', zh.lookPage.questions]);
    expect(problemText(zh.problems, 'already_reminded')).toMatch(/催单|催过单/);
    expect(leaves(zh).filter((leaf) => /催付|常见问题/.test(leaf))).toEqual([]);
  });

  it('say one of what is one', () => {
    /** Those whose argument is no count: they throw when it is one. */
    const skipped: string[] = [];
    /** What a text says when each count in it is 1. */
    const ofOne = (value: unknown, path: string): string => {
      try {
        return typeof value === 'function' ? `${value(...Array<number>(value.length).fill(1))}` : '';
      } catch {
        skipped.push(path);
        return '';
      }
    };
    // Those of several are called so, and never told of one.
    const texts = (value: unknown, path = ''): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => (key.endsWith('Many') ? [] : texts(inner, `${path}.${key}`)))
        : [ofOne(value, path)];
    const things =
      'characters|codes|conversations|files|keys|matters|messages|people|persons|promises|requests|rows|shoppers';
    const many = new RegExp(`(?<!(to|most) )\\b1 (new )?(${things})\\b|Up to 1 wait\\b`);
    expect(texts(LANGUAGES.en).filter((text) => many.test(text))).toEqual([]);
    expect(skipped.sort()).toEqual(['.floor.stuckLeft', '.floor.told', '.hours.later', '.notices.page.usualSound']);
  });

  it('name a refusal nobody planned for by its code', () => {
    expect(problemText(LANGUAGES.en.problems, 'cid_conflict')).toContain('cid_conflict');
    expect(problemText(LANGUAGES['zh-CN'].problems, 'already_taken')).toBe('同事已先一步接待。');
  });
});
