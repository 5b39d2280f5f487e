import { createHmac } from 'node:crypto';
import type { Card } from '@shopbell/protocol';
import { describe, expect, it } from 'vitest';
import type { MemberKey } from '../ports/site.ts';
import { CARD_LIFE_MAX_S, signCard, verifyCard } from './card-jwt.ts';
import { verifyMember } from './member-jwt.ts';

const NOW = 1_795_000_000_000;
const S = NOW / 1000;
const SECRET = 'first-secret-of-the-shop-32-bytes!';
const site = { slug: 'shop', memberKeys: [{ id: 'k1', alg: 'HS256', secret: SECRET }] as MemberKey[] };
const card: Card = {
  type: 'product',
  v: 1,
  id: 'SKU-1',
  name: 'Kettle',
  price: { amount: '129.00', currency: 'CNY' },
};

type Json = Record<string, unknown>;
const b64 = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Made by hand, so that nothing here can refuse to make a wicked one. */
function token(claims: Json = {}, header: Json = {}, secret = SECRET): string {
  const payload = { aud: 'shop', iat: S, exp: S + 3600, card, ...claims };
  const body = `${b64({ alg: 'HS256', typ: 'card+jwt', ...header })}.${b64(payload)}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

const verdict = async (of: string, now = NOW) => {
  const found = await verifyCard(of, site, now);
  return found.ok ? 'accepted' : found.problem;
};

describe('a signed card', () => {
  it('[CD1] is the card it was signed for, until its exp', async () => {
    expect(await verifyCard(token({ sub: 'm-7', jti: 'one' }), site, NOW)).toEqual({
      ok: true,
      card,
      until: NOW + 3_600_000,
      member: 'm-7',
      once: 'one',
    });
  });

  it.each<[string, string]>([
    ['another secret', token({}, {}, 'other-secret-of-the-shop-32-bytes!')],
    ['another site', token({ aud: 'shop2' })],
    ['no signature', `${token().split('.').slice(0, 2).join('.')}.`],
    ['alg none', token({}, { alg: 'none' })],
    ['a key of its own', token({}, { jwk: { kty: 'oct', k: 'eA' } })],
    ['a member token', token({ sub: 'm-7' }, { typ: 'JWT' })],
    ['a token that says no type', token({}, { typ: undefined })],
    ['no end', token({ exp: undefined })],
    ['an end too far away', token({ exp: S + CARD_LIFE_MAX_S + 1 })],
    ['an end before its beginning', token({ exp: S - 10, iat: S })],
    ['a beginning to come', token({ iat: S + 61, exp: S + 100 })],
    ['no card', token({ card: undefined })],
    ['a card of a kind that is none', token({ card: { ...card, type: 'loan' } })],
    ['a price that is no amount', token({ card: { ...card, price: { amount: '1e9', currency: 'CNY' } } })],
    ['an address that runs something', token({ card: { ...card, url: 'javascript:alert(1)' } })],
    ['a name that turns the words around it', token({ card: { ...card, name: '\u202eelttek' } })],
    ['words in place of a text', token({ card: { ...card, name: { type: 'b' } } })],
    ['a member that is no text', token({ sub: 7 })],
    ['an empty name for one use', token({ jti: ' ' })],
  ])('[CD2] is refused with %s', async (_, wicked) => {
    expect(await verdict(wicked)).toBe('card_refused');
  });

  it('[CD2] is refused when a byte of it was changed', async () => {
    const [head = '', , end = ''] = token().split('.');
    const cheaper = {
      aud: 'shop',
      iat: S,
      exp: S + 3600,
      card: { ...card, price: { amount: '1.00', currency: 'CNY' } },
    };
    expect(await verdict(`${head}.${b64(cheaper)}.${end}`)).toBe('card_refused');
  });

  it('[CD2] is over 60 s after its exp', async () => {
    expect(await verdict(token(), NOW + 3_659_000)).toBe('accepted');
    expect(await verdict(token(), NOW + 3_660_000)).toBe('card_expired');
  });

  it('[CD2] is no member token', async () => {
    expect(await verifyMember(token({ sub: 'm-7', exp: S + 300 }), site, NOW)).toEqual({
      ok: false,
      problem: 'jwt_invalid',
    });
  });

  it('is signed by the relay as the shop would, and not where there is no secret to do it with', async () => {
    const signed = await signCard({ card, until: NOW + 60_000, member: 'm-7', once: 'one' }, site, NOW);
    expect(await verifyCard(signed ?? '', site, NOW)).toMatchObject({ ok: true, card, member: 'm-7', once: 'one' });
    expect(await signCard({ card, until: NOW + 60_000 }, { slug: 'shop', memberKeys: [] }, NOW)).toBeUndefined();
  });
});
