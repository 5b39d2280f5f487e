import { expect, it } from 'vitest';
import ar from '../i18n/ar.ts';
import arRest from '../i18n/rest/ar.ts';
import fr from '../i18n/rest/fr.ts';
import zh from '../i18n/rest/zh-CN.ts';
import { createFigures } from './figures.ts';

it('[LA4] Arabic counts in six forms', () => {
  const { count } = createFigures('ar');
  expect([0, 1, 2, 3, 11, 100, 1234].map((left) => count(arRest.more.charsLeft, left))).toEqual([
    'لم يتبقَّ أي حرف',
    'بقي حرف واحد',
    'بقي حرفان',
    'بقي 3 أحرف',
    'بقي 11 حرفًا',
    'بقي 100 حرف',
    'بقي 1,234 حرفًا',
  ]);
  expect(createFigures('ar-EG').count(ar.newMessages, 5)).toBe('٥ رسائل جديدة');
});

it('[LA4] Chinese counts in one', () => {
  const { count } = createFigures('zh-CN');
  expect([0, 1, 2, 1234].map((left) => count(zh.more.charsLeft, left))).toEqual([
    '还可输入 0 字',
    '还可输入 1 字',
    '还可输入 2 字',
    '还可输入 1,234 字',
  ]);
});

it('[LA4] French has nothing in the singular, and a word between a million and what it counts', () => {
  const { count } = createFigures('fr');
  expect([0, 1, 2, 1_000_000].map((left) => count(fr.more.charsOver, left))).toEqual([
    '0 caractère en trop',
    '1 caractère en trop',
    '2 caractères en trop',
    '1\u202f000\u202f000 de caractères en trop',
  ]);
});

it('[LA5] writes shares and sizes as the reader does', () => {
  expect(createFigures('de').format(0.4, { style: 'percent' })).toBe('40\u00a0%');
  expect(createFigures('ar-EG').format(0.4, { style: 'percent' })).toBe('٤٠٪\u061c');
  expect(createFigures('pt-BR').format(1.5, { style: 'unit', unit: 'megabyte' })).toBe('1,5 MB');
});
