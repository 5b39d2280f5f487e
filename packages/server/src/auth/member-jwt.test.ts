import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { MemberKey, PublicJwk } from '../ports/site.ts';
import { verifyMember } from './member-jwt.ts';

const NOW = 1_795_000_000_000;
const S = NOW / 1000;
const K1 = 'first-secret-of-the-shop-32-bytes!';
const K2 = 'other-secret-of-the-shop-32-bytes!';
const secrets: MemberKey[] = [
  { id: 'k1', alg: 'HS256', secret: K1 },
  { id: 'k2', alg: 'HS256', secret: K2 },
];

type Json = Record<string, unknown>;
const b64 = (value: Json | string | Buffer): string =>
  Buffer.from(value instanceof Buffer || typeof value === 'string' ? value : JSON.stringify(value)).toString(
    'base64url',
  );
const claims = (over: Json = {}): Json => ({ sub: 'member-7', aud: 'shop', iat: S, exp: S + 300, ...over });

/** Tokens are made by hand, so that nothing here can refuse to make a wicked one. */
function hs256(payload: Json | string, { secret = K1, header = {} }: { secret?: string; header?: Json } = {}): string {
  const body = `${b64({ alg: 'HS256', typ: 'JWT', ...header })}.${b64(payload)}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

function signed(alg: string, key: KeyObject, header: Json = {}): string {
  const body = `${b64({ alg, ...header })}.${b64(claims())}`;
  const hash = alg === 'EdDSA' ? null : 'sha256';
  return `${body}.${b64(sign(hash, Buffer.from(body), { key, dsaEncoding: 'ieee-p1363' }))}`;
}

const verify = (jwt: string, keys: readonly MemberKey[] = secrets, now = NOW) =>
  verifyMember(jwt, { slug: 'shop', memberKeys: keys }, now);
const problem = async (jwt: string, keys = secrets, now = NOW) => {
  const verdict = await verify(jwt, keys, now);
  return verdict.ok ? 'accepted' : verdict.problem;
};

describe('a member token', () => {
  it('proves its member until its exp', async () => {
    expect(await verify(hs256(claims()))).toEqual({ ok: true, sub: 'member-7', expiresAt: NOW + 300_000 });
    expect(await verify(hs256(claims({ name: '李娜' })))).toMatchObject({ name: '李娜' });
  });

  it('says how early its member is served, 0 to 9 and nothing else', async () => {
    expect(await verify(hs256(claims({ priority: 9 })))).toMatchObject({ priority: 9 });
    for (const priority of [-1, 10, 1.5, '9', null]) {
      expect(await problem(hs256(claims({ priority })))).toBe('jwt_invalid');
    }
  });

  it('[SP11] says what the shop knows of its member, plainly and in bounds', async () => {
    const attributes = { level: 'gold', orders: 3, newsletter: true };
    expect(await verify(hs256(claims({ attributes })))).toMatchObject({ attributes });
    const many = Object.fromEntries(Array.from({ length: 31 }, (_, n) => [`a${n}`, n]));
    for (const wrong of [
      many,
      { a: { b: 1 } },
      { a: null },
      { a: 'x'.repeat(201) },
      { ['x'.repeat(41)]: 1 },
      [],
      'gold',
      null,
    ]) {
      expect(await problem(hs256(claims({ attributes: wrong })))).toBe('jwt_invalid');
    }
  });

  it('is accepted under either of two active secrets, with or without the kid of one', async () => {
    expect(await problem(hs256(claims(), { secret: K2 }))).toBe('accepted');
    expect(await problem(hs256(claims(), { secret: K2, header: { kid: 'k2' } }))).toBe('accepted');
    expect(await problem(hs256(claims(), { secret: K2 }), [secrets[0]!])).toBe('jwt_invalid');
  });

  it('is accepted under a public key of the site', async () => {
    const ed = generateKeyPairSync('ed25519');
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = (key: KeyObject) => key.export({ format: 'jwk' }) as unknown as PublicJwk;
    const keys: MemberKey[] = [
      { id: 'p1', alg: 'EdDSA', jwk: jwk(ed.publicKey) },
      { id: 'p2', alg: 'ES256', jwk: jwk(ec.publicKey) },
    ];
    expect(await problem(signed('EdDSA', ed.privateKey), keys)).toBe('accepted');
    expect(await problem(signed('ES256', ec.privateKey), keys)).toBe('accepted');
    expect(await problem(signed('ES256', ec.privateKey), [keys[0]!])).toBe('jwt_invalid');
    expect(await problem(signed('EdDSA', generateKeyPairSync('ed25519').privateKey), keys)).toBe('jwt_invalid');
  });

  it.each(['none', 'None', 'NONE', 'nOnE'])('[DO2] is refused with alg %s, signed or not', async (alg) => {
    const body = `${b64({ alg, typ: 'JWT' })}.${b64(claims())}`;
    expect(await problem(`${body}.`)).toBe('jwt_invalid');
    expect(await problem(body)).toBe('jwt_invalid');
    expect(await problem(hs256(claims(), { header: { alg } }))).toBe('jwt_invalid');
  });

  it('[DO2] is refused when a public key is used as a secret', async () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const jwk = publicKey.export({ format: 'jwk' }) as unknown as PublicJwk;
    const keys: MemberKey[] = [{ id: 'p1', alg: 'EdDSA', jwk }];
    const pem = String(publicKey.export({ format: 'pem', type: 'spki' }));
    for (const secret of [pem, jwk.x, JSON.stringify(jwk)]) {
      expect(await problem(hs256(claims(), { secret }), keys)).toBe('jwt_invalid');
    }
  });

  it('[DO2] is refused under algorithms that no key of the site is for', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(await problem(signed('RS256', rsa.privateKey))).toBe('jwt_invalid');
    for (const alg of ['HS384', 'HS512', 'ES256', 'EdDSA', 'PS256', '', 'hs256']) {
      expect(await problem(hs256(claims(), { header: { alg } }))).toBe('jwt_invalid');
    }
  });

  it.each([
    { jku: 'https://evil.example/keys' },
    { jwk: { kty: 'oct', k: b64(K1) } },
    { x5u: 'https://evil.example/cert' },
    { x5c: ['MII'] },
    { x5t: 'x' },
    { crit: ['exp'] },
    { crit: ['b64'], b64: false },
    { b64: true },
    { zip: 'DEF' },
    { cty: 'JWT' },
    { kid: '../../dev/null' },
    { kid: "k1' OR '1'='1" },
    { kid: ['k1'] },
    { kid: '' },
    { kid: 'k3' },
    { typ: 'at+jwt' },
    { typ: 1 },
  ])('[DO2] is refused with the header %j, although the signature is right', async (header) => {
    expect(await problem(hs256(claims(), { header }))).toBe('jwt_invalid');
  });

  it.each([
    ['of another site', { aud: 'other' }],
    ['with a list of audiences', { aud: ['shop'] }],
    ['with a list that hides another one', { aud: ['shop', 'other'] }],
    ['without audience', { aud: undefined }],
    ['with the audience in upper case', { aud: 'SHOP' }],
    ['without sub', { sub: undefined }],
    ['with an empty sub', { sub: '' }],
    ['with a blank sub', { sub: '  ' }],
    ['with a sub that is no string', { sub: 7 }],
    ['with a sub that is too long', { sub: 'x'.repeat(257) }],
    ['with half a surrogate pair in sub', { sub: 'a\ud800' }],
    ['without iat', { iat: undefined }],
    ['without exp', { exp: undefined }],
    ['with exp as text', { exp: String(S + 300) }],
    ['that lives longer than 10 minutes', { exp: S + 601 }],
    ['that ends before it begins', { iat: S + 10, exp: S + 5 }],
    ['from the future', { iat: S + 61, exp: S + 300 }],
    ['that is not valid yet', { nbf: S + 61 }],
    ['with nbf as text', { nbf: 'now' }],
    ['with a name that is no string', { name: { toString: 'x' } }],
    ['with a name that is too long', { name: 'x'.repeat(257) }],
  ])('[DO3] is refused %s', async (_, over) => {
    expect(await problem(hs256(claims(over)))).toBe('jwt_invalid');
  });

  it.each([
    ['lives exactly 10 minutes', { exp: S + 600 }],
    ['was made by a clock 60 s ahead', { iat: S + 60, exp: S + 300 }],
    ['has a sub of 256 characters', { sub: 'x'.repeat(256) }],
    ['has claims that mean nothing here', { role: 'admin', iss: 'shop' }],
  ])('is accepted when it %s', async (_, over) => {
    expect(await problem(hs256(claims(over)))).toBe('accepted');
  });

  it('[DO3] runs out 60 s after its exp, and not before', async () => {
    const jwt = hs256(claims({ iat: S - 300, exp: S }));
    expect(await problem(jwt, secrets, NOW + 59_999)).toBe('accepted');
    expect(await problem(jwt, secrets, NOW + 60_000)).toBe('jwt_expired');
  });

  it('is invalid rather than expired when it is both, so that nobody can ask about a foreign token', async () => {
    const old = claims({ iat: S - 900, exp: S - 600 });
    expect(await problem(hs256(old))).toBe('jwt_expired');
    expect(await problem(hs256(old, { secret: 'no' }))).toBe('jwt_invalid');
    expect(await problem(hs256({ ...old, aud: 'other' }))).toBe('jwt_invalid');
  });

  it.each(['', '.', '..', 'a.b', 'a.b.c', 'ä.ö.ü', '{}', 'x'.repeat(5000), `${b64('[]')}.${b64('{}')}.x`])(
    'is refused when it is none: %j',
    async (text) => {
      expect(await problem(text)).toBe('jwt_invalid');
    },
  );

  it.each(['[]', '"x"', 'null', '7', '{', '{"sub":"a"}{}'])('is refused when its claims are %s', async (payload) => {
    expect(await problem(hs256(payload))).toBe('jwt_invalid');
  });

  it('is refused with one character changed, wherever it is', async () => {
    const jwt = hs256(claims());
    for (let i = 0; i < jwt.length - 1; i += 7) {
      if (jwt[i] === '.') continue;
      const changed = jwt.slice(0, i) + (jwt[i] === 'A' ? 'B' : 'A') + jwt.slice(i + 1);
      expect(await problem(changed)).toBe('jwt_invalid');
    }
  });

  it('is refused when the site has no keys', async () => {
    expect(await problem(hs256(claims()), [])).toBe('jwt_invalid');
  });
});
