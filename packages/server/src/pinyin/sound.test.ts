import { expect, it } from 'vitest';
import { soundOf } from './sound.ts';

it('writes Chinese as syllables without tones, with ü as it is typed', async () => {
  expect(await soundOf('你好，女士')).toBe('ni hao nv shi');
});

it('reads a character by the word it is in', async () => {
  expect(await soundOf('重庆银行')).toBe('chong qing yin hang');
  expect(await soundOf('行不行')).toBe('xing bu xing');
});

it('keeps Latin words and figures as they are, in lower case', async () => {
  expect(await soundOf('VIP客户 3天内 {shopper}')).toBe('vip ke hu 3 tian nei shopper');
});

it('makes nothing of what has no sound, and of what is hostile', async () => {
  expect(await soundOf('😀 \u202e~<b>\u0000</b>')).toBe('b b');
  expect(await soundOf('')).toBe('');
});

it('listens to the beginning only', async () => {
  expect((await soundOf('好'.repeat(5000))).split(' ')).toHaveLength(60);
});
