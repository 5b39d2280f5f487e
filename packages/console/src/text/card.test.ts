import { describe, expect, it } from 'vitest';
import { cardOf, oneLine } from './card.ts';

describe('what stands on a desktop', () => {
  it('[CN2] is one line of text, without controls and what turns its direction', () => {
    expect(oneLine(' a\n\tb\u0000c\u202Ed\u2067e\u200F ', 80)).toBe('a b c d e');
    expect(cardOf('t', '<b>Mei</b>\n', 'x\r\ny')).toEqual({ tag: 't', title: '<b>Mei</b>', body: 'x y' });
  });

  it('is cut to its bound, whole characters only', () => {
    expect(oneLine('😀'.repeat(50), 10)).toBe(`${'😀'.repeat(9)}…`);
    expect(cardOf('t', 'x'.repeat(10_000), 'y'.repeat(10_000))).toMatchObject({
      title: `${'x'.repeat(79)}…`,
      body: `${'y'.repeat(159)}…`,
    });
  });
});
