import { describe, expect, it } from 'vitest';
import { amountOf, firstOf, RULES_MAX, rulesOf, SAY_MAX, type Visit } from './rules.ts';

const visit: Visit = { path: '/tea/kettle', cart: undefined, returning: false };
const said = (rules: unknown, of: Partial<Visit> = {}) =>
  firstOf(rulesOf(JSON.stringify(rules)), { ...visit, ...of })?.say;

describe('the rules of a greeting', () => {
  it.each([
    ['/tea/kettle', '/tea/kettle', true],
    ['/tea/kettle', '/tea/kettles', false],
    ['/tea/*', '/tea/', true],
    ['/tea/*', '/coffee/tea/', false],
    ['*/kettle', '/tea/kettle', true],
    ['*/kettle', '/kettle/tea', false],
    ['/*/cart*', '/en/cart/2', true],
    ['/a*a', '/a', false],
    ['/a*a', '/aa', true],
    ['*', '/', true],
    ['', '/', false],
    ['/p.*', '/pxx', false],
    [`${'*a'.repeat(5000)}*`, `/${'a'.repeat(4999)}`, false],
  ])('[GR1] %s is of %s: %s', (pattern, path, is) => {
    expect(said([{ say: 'Hi', path: pattern }], { path }) === 'Hi').toBe(is);
  });

  it('[GR1] ask for all that they name', () => {
    const rules = [{ say: 'Hi', path: '/cart', cart: 50, returning: true }];
    const all = { path: '/cart', cart: 50, returning: true };
    expect(said(rules, all)).toBe('Hi');
    for (const less of [{ path: '/' }, { cart: 49.99 }, { cart: undefined }, { returning: false }])
      expect(said(rules, { ...all, ...less })).toBe(undefined);
    expect(said([{ say: 'Welcome', returning: false }], { returning: true })).toBe(undefined);
    expect(said([{ say: 'Always' }])).toBe('Always');
  });

  it('[GR1] greet by the one that is due first, else by the first', () => {
    expect(said([{ say: 'ten' }, { say: 'five', after: 5 }, { say: 'at five, too', after: 5 }])).toBe('five');
  });

  it('[GR1] are passed over where they are none', () => {
    for (const text of ['', '{', '7', 'null', '{}', '"a"', '[null, 7, "a", []]']) expect(rulesOf(text)).toEqual([]);
    for (const odd of [
      {},
      { say: '' },
      { say: ' ' },
      { say: 7 },
      { say: 'x'.repeat(SAY_MAX + 1) },
      { say: 'Hi', path: 7 },
      { say: 'Hi', after: '5' },
      { say: 'Hi', after: -1 },
      { say: 'Hi', after: 1e9 },
      { say: 'Hi', cart: null },
      { say: 'Hi', returning: 'yes' },
      { say: 'Hi', pth: '/cart' },
    ])
      expect(rulesOf(JSON.stringify([odd]))).toEqual([]);
    expect(rulesOf(JSON.stringify(Array(RULES_MAX + 5).fill({ say: 'Hi' }))).length).toBe(RULES_MAX);
  });

  it.each([
    ['¥1,299.00', 1299],
    ['1.299,50 €', 1299.5],
    ["CHF 1'299.–", 1299],
    ['R$ 1.299', 1299],
    ['1 299,9 kr', 1299.9],
    ['59', 59],
    ['总计 88.8 元', 88.8],
    ['0,5', 0.5],
    ['none', undefined],
    ['', undefined],
    [undefined, undefined],
    [{}, undefined],
    [42, 42],
  ])('[GR1] a cart of %s is worth %s', (text, worth) => {
    expect(amountOf(text)).toBe(worth);
  });
});
