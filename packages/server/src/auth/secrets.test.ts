import { randomBytes } from 'node:crypto';
import { isEmail } from '@shopbell/protocol';
import { describe, expect, it } from 'vitest';
import { normaliseEmail } from './email.ts';
import { hashSecret, newApiKey, newMemberSecret, newPassword, newSessionToken, sessionRef } from './secrets.ts';

const SITE = '0'.repeat(20);

describe('secrets', () => {
  it('hold 256 random bits', () => {
    const bytes = (count: number) => new Uint8Array(count).fill(255);
    expect(newSessionToken(SITE, bytes)).toBe(`${SITE}.${'_'.repeat(42)}8`);
    expect(newApiKey(bytes)).toBe(`sbk_${'_'.repeat(42)}8`);
    expect(newMemberSecret(bytes)).toHaveLength(43);
  });

  it('of sessions lead to their site, and change hash with it', () => {
    const token = newSessionToken(SITE, randomBytes);
    expect(sessionRef(token)).toEqual({ site: SITE, hash: hashSecret(token) });
    const elsewhere = token.replace(SITE, '1'.repeat(20));
    expect(sessionRef(elsewhere)?.hash).not.toBe(hashSecret(token));
  });

  it.each(['', '.', 'x', `${SITE}.short`, `.${'a'.repeat(43)}`, `A.${'a'.repeat(43)}`, `s.${'a'.repeat(44)}`])(
    'of sessions are not %j',
    (token) => {
      expect(sessionRef(token)).toBeUndefined();
    },
  );

  it('as passwords use every letter alike', () => {
    const passwords = Array.from({ length: 500 }, () => newPassword(randomBytes)).join('');
    expect(passwords).toHaveLength(10_000);
    expect(new Set(passwords).size).toBe(57);
    expect(newPassword((count) => new Uint8Array(count).fill(0))).toBe('A'.repeat(20));
  });
});

describe('e-mails', () => {
  it('are looked up without regard to case and blanks', () => {
    expect(normaliseEmail('  Ann@Example.COM ')).toBe('ann@example.com');
  });

  it.each(['ann@example.com', 'a.b+c@sub.example.com', '客服@例子.公司'])('include %s', (text) => {
    expect(isEmail(text)).toBe(true);
  });

  it.each([
    '',
    'ann',
    '@example.com',
    'ann@',
    'ann@example',
    'a b@example.com',
    'a@b@c.com',
    `${'x'.repeat(250)}@a.bc`,
  ])('do not include %j', (text) => {
    expect(isEmail(text)).toBe(false);
  });
});
