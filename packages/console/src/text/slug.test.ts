import { expect, it } from 'vitest';
import { slugOf } from './slug.ts';

it.each([
  ['VIP shoppers', [], 'vip-shoppers'],
  ['  Café №1 ', [], 'cafe-no1'],
  ['VIP', ['vip'], 'vip-2'],
  ['VIP', ['vip', 'vip-2'], 'vip-3'],
  ['贵宾', [], 'group-1'],
  ['贵宾', ['group-1'], 'group-2'],
  ['x'.repeat(60), [], 'x'.repeat(28)],
])('makes an id of %j', (name, taken, slug) => expect(slugOf(name, taken)).toBe(slug));
