import { LIMITS, STANDARD_TAGS } from '@shopbell/protocol/constants';
import { expect, test } from 'vitest';
import { beyondAsk, isLow } from './rating.ts';
import { LOW_MAX, parseRating, STANDARD_RATING, termsOf } from './rules.ts';

const NOW = 1_763_712_000_000;
const faults = (value: unknown) => {
  const result = parseRating(value);
  return result.ok ? [] : result.faults.map(({ path, code }) => `${path}: ${code}`);
};
const own = [['慢'], ['慢', '不解决'], [], ['快'], ['快']];

test('[RA6] of the words only those are taken that were offered with these stars, each once; of 0 to 10 only where it was asked', () => {
  const ask = { until: NOW };
  expect(beyondAsk(ask, { stars: 1, tags: [...STANDARD_TAGS.low] })).toBeUndefined();
  expect(beyondAsk(ask, { stars: 5, tags: ['slow'] })).toBe('tags');
  expect(beyondAsk(ask, { stars: 1, tags: ['slow', 'slow'] })).toBe('tags');
  expect(beyondAsk({ ...ask, tags: own }, { stars: 2, tags: ['不解决'] })).toBeUndefined();
  for (const stars of [1, 3]) expect(beyondAsk({ ...ask, tags: own }, { stars, tags: ['不解决'] })).toBe('tags');
  expect(beyondAsk({ ...ask, tags: own }, { stars: 1, tags: ['slow'] })).toBe('tags');
  expect(beyondAsk(ask, { stars: 5, recommend: 0 })).toBe('recommend');
  expect(beyondAsk({ ...ask, recommend: true }, { stars: 5, recommend: 0 })).toBeUndefined();
});

test('[RA5] low are as many stars as the site says and fewer; with 0 none are', () => {
  expect([1, 2, 3, undefined].map((stars) => isLow(stars, 2))).toEqual([true, true, false, false]);
  expect(isLow(1, 0)).toBe(false);
});

test('[RA7] the rules are read as they are given, and words without space around them, each once', () => {
  expect(parseRating(STANDARD_RATING)).toEqual({ ok: true, rules: STANDARD_RATING });
  const given = {
    ...STANDARD_RATING,
    asks: 'invite',
    recommend: true,
    tags: [[' 慢 ', '慢', ''], [], [], [], ['快']],
    more: 1,
  };
  expect(parseRating(given)).toEqual({
    ok: true,
    rules: { ...STANDARD_RATING, asks: 'invite', recommend: true, tags: [['慢'], [], [], [], ['快']] },
  });
  expect(parseRating({ ...STANDARD_RATING, tags: [[], [], [], [], ['']] })).toEqual({
    ok: true,
    rules: STANDARD_RATING,
  });
});

test('[RA7] rules that are not right are refused, each fault by its name; nothing missing is filled in', () => {
  expect(faults(null)).toEqual([
    ...['asks: choice_invalid', 'recommend: choice_invalid', 'windowMs: out_of_range'],
    ...['lowUpTo: out_of_range', 'followUpMs: out_of_range', 'idleCloseMs: out_of_range'],
    ...['byMail: choice_invalid', 'byMailAfterMs: out_of_range'],
  ]);
  const with_ = (more: object) => faults({ ...STANDARD_RATING, ...more });
  expect(with_({ lowUpTo: LOW_MAX + 1 })).toEqual(['lowUpTo: out_of_range']);
  expect(with_({ idleCloseMs: 1 })).toEqual(['idleCloseMs: out_of_range']);
  expect(with_({ byMailAfterMs: -1 })).toEqual(['byMailAfterMs: out_of_range']);
  const hour = { windowMs: 3_600_000, byMailAfterMs: 3_600_000 };
  expect(with_({ byMail: true, ...hour })).toEqual(['byMailAfterMs: past_window']);
  expect(with_({ byMail: true, ...hour, byMailAfterMs: 3_599_999 })).toEqual([]);
  expect(with_(hour)).toEqual([]);
  expect(with_({ tags: [[], []] })).toEqual(['tags: tags_invalid']);
  expect(with_({ tags: [[1], [], [], [], []] })).toEqual(['tags: tags_invalid']);
  expect(with_({ tags: [['a\nb'], [], [], [], []] })).toEqual(['tags: tags_invalid']);
  const long = '好'.repeat(LIMITS.ratingTagMaxChars);
  expect(with_({ tags: [[long], [], [], [], []] })).toEqual([]);
  expect(with_({ tags: [[`${long}好`], [], [], [], []] })).toEqual(['tags: tag_too_long']);
  const many = Array.from({ length: LIMITS.ratingTagsMax + 1 }, (_, n) => `${n}`);
  expect(with_({ tags: [many, [], [], [], []] })).toEqual(['tags: tags_too_many']);
});

test('[RA7] an ask says up to when, and no more than the site has', () => {
  expect(termsOf(STANDARD_RATING, NOW)).toEqual({ until: NOW + 259_200_000 });
  expect(termsOf({ ...STANDARD_RATING, recommend: true, tags: own }, NOW)).toMatchObject({
    recommend: true,
    tags: own,
  });
});
