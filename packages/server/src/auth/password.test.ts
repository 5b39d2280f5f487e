import { describe, expect, it } from 'vitest';
import { ARGON2, passwordHasher } from './password.ts';

describe('password hashes', () => {
  it('are argon2id, no cheaper than OWASP’s least', async () => {
    const hash = await passwordHasher.hash('correct horse battery staple');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=32768,t=3,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(ARGON2.memory).toBeGreaterThanOrEqual(19 * 1024);
    expect(ARGON2.passes).toBeGreaterThanOrEqual(2);
  });

  it('know their own password and no other', async () => {
    const hash = await passwordHasher.hash('päss wörd 密码');
    expect(await passwordHasher.verify(hash, 'päss wörd 密码')).toBe(true);
    expect(await passwordHasher.verify(hash, 'päss wörd 密碼')).toBe(false);
    expect(await passwordHasher.verify(hash, '')).toBe(false);
  });

  it('take the same password in another Unicode form', async () => {
    expect(await passwordHasher.verify(await passwordHasher.hash('pa\u0308ss'), 'p\u00e4ss')).toBe(true);
  });

  it('differ for the same password', async () => {
    expect(await passwordHasher.hash('same')).not.toBe(await passwordHasher.hash('same'));
  });

  it('are read with the cost they were made at', async () => {
    // Made by the reference implementation: argon2id, m=256, t=2, p=1.
    const cheap = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
    expect(await passwordHasher.verify(cheap, 'password')).toBe(true);
    expect(await passwordHasher.verify(cheap, 'passwort')).toBe(false);
  });

  it('that are none are an error, not a wrong password', async () => {
    await expect(passwordHasher.verify('$2b$10$abc', 'x')).rejects.toThrow('not an argon2id hash');
  });

  it('have a dummy that costs as much and fits nothing', async () => {
    expect(passwordHasher.dummy.split('$')[3]).toBe((await passwordHasher.hash('x')).split('$')[3]);
    expect(await passwordHasher.verify(passwordHasher.dummy, '')).toBe(false);
  });
});
