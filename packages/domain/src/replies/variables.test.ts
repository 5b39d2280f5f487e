import { describe, expect, it } from 'vitest';
import { fillReply, firstGap, placeholders, unknownVariables } from './variables.ts';

describe('variables of a ready reply', () => {
  it('[RY1] are what stands in braces, with their place', () => {
    expect(placeholders('Hi {shopper}, { order }!')).toEqual([
      { name: 'shopper', from: 3, to: 12 },
      { name: 'order', from: 14, to: 23 },
    ]);
    expect(unknownVariables('{shopper} {name} {顾客}')).toEqual([
      { name: 'name', from: 10, to: 16 },
      { name: '顾客', from: 17, to: 21 },
    ]);
  });

  it('[RY1] are not what only looks like it', () => {
    expect(placeholders('{} { } } { {\n} {a\nb}')).toEqual([]);
    expect(placeholders(`{${'x'.repeat(33)}}`)).toEqual([]);
    expect(placeholders('{{order}}')).toEqual([{ name: 'order', from: 1, to: 8 }]);
  });

  it('[RY1] are looked for in one pass, however many braces there are', () => {
    const text = '{'.repeat(200_000);
    const from = performance.now();
    expect(placeholders(text)).toEqual([]);
    expect(performance.now() - from).toBeLessThan(1000);
  });

  it('[RY2] are filled in, and those without a value are told where they stand then', () => {
    const filled = fillReply('Dear {shopper}, {agent} of {shop}: order {order}.', { shopper: 'Li Na', agent: 'Ann' });
    expect(filled.text).toBe('Dear Li Na, Ann of {shop}: order {order}.');
    expect(filled.gaps.map(({ from, to }) => filled.text.slice(from, to))).toEqual(['{shop}', '{order}']);
    expect(fillReply('{shop}', { shop: 'Tea' })).toEqual({ text: 'Tea', gaps: [] });
  });

  it('[RY2] have no value when it is empty, blank, or a variable itself', () => {
    for (const shopper of [undefined, '', '  ', '{order}', 'x {agent}']) {
      const { text, gaps } = fillReply('Hi {shopper}', { shopper });
      expect(text).toBe('Hi {shopper}');
      expect(gaps).toHaveLength(1);
    }
  });

  it('[RY2] are found in what is about to be sent', () => {
    expect(firstGap('Order {order}')).toEqual({ name: 'order', from: 6, to: 13 });
    expect(firstGap('a {b} c')).toBeUndefined();
  });
});
