import { expect, test } from 'vitest';
import { findTags } from './find-tags.ts';

const tags = ['老客户', 'VIP', 'Not VIP', '已退货 2024'].map((name) => ({ id: name, name, hue: 'slate' }) as const);
const names = (words: string) => findTags(tags, words).map(({ name }) => name);

test('tags are found by any part of them, beginnings first', () => {
  expect(names('vip')).toEqual(['VIP', 'Not VIP']);
  expect(names('退货')).toEqual(['已退货 2024']);
  expect(names('２０２４ ')).toEqual(['已退货 2024']);
  expect(names('')).toHaveLength(4);
  expect(names('x')).toEqual([]);
});
