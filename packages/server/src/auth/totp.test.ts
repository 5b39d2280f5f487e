import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { base32, isTotpSecret, newTotpSecret, otpauthLink, totpCode, totpStep } from './totp.ts';

// RFC 6238, appendix B, SHA-1: the last six of the eight digits there.
const SECRET = base32(Buffer.from('12345678901234567890'));
const VECTORS: readonly [number, string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
];

describe('one-time codes', () => {
  it.each(VECTORS)('are those of RFC 6238 at second %i', (second, code) => {
    const step = Math.floor(second / 30);
    expect(totpCode(SECRET, step)).toBe(code);
    expect(totpStep(SECRET, code, second * 1000)).toBe(step);
  });

  it('[DO13] are good one step before and after their own, and no further', () => {
    const now = 1_111_111_109_000;
    const at = (steps: number) => totpStep(SECRET, '081804', now + steps * 30_000);
    expect([-2, -1, 0, 1, 2].map((steps) => at(steps) !== undefined)).toEqual([false, true, true, true, false]);
  });

  it.each(['', '28708', '2870822', '28708a', '٢٨٧٠٨٢', ' 287082'])('are six digits, and not %j', (code) => {
    expect(totpStep(SECRET, code, 59_000)).toBeUndefined();
  });
});

describe('secrets', () => {
  it('are written in base32 (RFC 4648)', () => {
    const words = ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(Buffer.from(text)));
    expect(words).toEqual(['', 'MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI']);
  });

  it('have 160 random bits', () => {
    const made = Array.from({ length: 50 }, () => newTotpSecret(randomBytes));
    expect(new Set(made).size).toBe(50);
    expect(made.every(isTotpSecret)).toBe(true);
    expect(['a'.repeat(32), 'A'.repeat(31), `${'A'.repeat(31)}1`].some(isTotpSecret)).toBe(false);
  });

  it('are given to an app by a link that names shop and person', () => {
    expect(otpauthLink('ABC', 'ann+desk@example.com', 'Shop bell')).toBe(
      'otpauth://totp/Shop%20bell:ann%2Bdesk%40example.com?secret=ABC&issuer=Shop%20bell&algorithm=SHA1&digits=6&period=30',
    );
  });
});
