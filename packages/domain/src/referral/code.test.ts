import { describe, expect, test } from 'vitest';
import { CODE_CHARS, makeCode, readCode, showCode } from './code.ts';

const bytes = (...start: number[]): Uint8Array => Uint8Array.from({ length: CODE_CHARS }, (_, i) => start[i] ?? 0);

describe('a code', () => {
  test('[RF6] takes five bits of every byte, each of 32 signs as likely as the next', () => {
    const signs = new Set(Array.from({ length: 256 }, (_, byte) => makeCode(bytes(byte))[0]));
    expect(signs.size).toBe(32);
    for (const sign of signs) {
      expect(
        Array.from({ length: 256 }, (_, byte) => makeCode(bytes(byte))[0]).filter((one) => one === sign),
      ).toHaveLength(8);
    }
    expect(2 ** (5 * CODE_CHARS)).toBe(2 ** 50);
  });

  test('[RF6] of too little chance is none', () => {
    expect(() => makeCode(new Uint8Array(CODE_CHARS - 1))).toThrow(RangeError);
  });

  test('[RF7] has no signs that are taken for others', () => {
    const all = Array.from({ length: 32 }, (_, byte) => makeCode(bytes(byte))[0]).join('');
    expect(all).not.toMatch(/[ILOU]/);
  });

  test.each(['7K2QM-9XW4T', '7k2qm9xw4t', ' 7K2Q M9XW 4T ', '７Ｋ２ＱＭ９ＸＷ４Ｔ', '7K2QM—9XW4T', '7K.2Q.M9.XW.4T'])(
    '[RF7] is read as people type it: %j',
    (typed) => {
      expect(readCode(typed)).toBe('7K2QM9XW4T');
    },
  );

  test('[RF7] is read where what looks alike was written', () => {
    expect(readCode('ilO0l-1oI0L')).toBe('1100110101');
  });

  test.each([
    '',
    '7K2QM-9XW4',
    '7K2QM-9XW4TT',
    '7K2QM-9XW4U',
    '7K2QM_9XW4T',
    '7K2QM/9XW4T',
    ' '.repeat(65),
    '七K2QM9XW4T',
  ])('[RF7] is not guessed at: %j', (typed) => {
    expect(readCode(typed)).toBeUndefined();
  });

  test('[RF7] comes back from how it is shown', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      const code = makeCode(bytes(byte, byte * 7, byte * 13, byte * 31));
      expect(readCode(showCode(code))).toBe(code);
    }
    expect(showCode('7K2QM9XW4T')).toBe('7K2QM-9XW4T');
  });
});
