import { describe, expect, it } from 'vitest';
import { contrast, inkOn } from './contrast.ts';

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#ffff00', '#ffffff', 1.07],
    ['#2b59c3', '#ffffff', 6.33],
  ])('of %s on %s is %d', (a, b, ratio) => {
    expect(contrast(a, b)).toBeCloseTo(ratio, 2);
    expect(contrast(b, a)).toBe(contrast(a, b));
  });

  it('of what is written on a colour is enough on every one', () => {
    for (let n = 0; n < 0x1000; n++) {
      const hex = `#${n.toString(16).padStart(3, '0').replaceAll(/./g, '$&$&')}`;
      expect(contrast(hex, inkOn(hex) === 'black' ? '#000000' : '#ffffff')).toBeGreaterThanOrEqual(4.5);
    }
  });
});
