import { readCard } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import { SignJWT } from 'jose';
import type { SignedCard } from '../ports/gate.ts';
import type { Site } from '../ports/site.ts';
import { LEEWAY_S } from './member-jwt.ts';
import { signedClaims } from './site-jwt.ts';

/** What the header of a signed card says of it, so that no token of another purpose passes for one. */
export const CARD_TYP = 'card+jwt';
/** Longest life of a signed card, in s. */
export const CARD_LIFE_MAX_S = 366 * 86_400;

export type CardVerdict = ({ ok: true } & SignedCard) | { ok: false; problem: 'card_refused' | 'card_expired' };

const REFUSED: CardVerdict = { ok: false, problem: 'card_refused' };

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LIMITS.titleMaxChars && value.isWellFormed();

/**
 * Checks a card that the shop's server signed with a key of the site: header `typ` `card+jwt`, `aud` the slug to the letter, `iat` and
 * `exp` present and at most 366 days apart, 60 s of leeway, `card` one of ours, optional `sub` and `jti`. Anything else is
 * `card_refused`; a good one whose time is over `card_expired`. `now` is epoch ms.
 */
export async function verifyCard(
  token: string,
  site: Pick<Site, 'slug' | 'memberKeys'>,
  now: number,
): Promise<CardVerdict> {
  const claims = await signedClaims(token, site.memberKeys, CARD_TYP);
  if (!claims || claims.aud !== site.slug) return REFUSED;
  const { iat, exp, sub, jti } = claims;
  const nowS = now / 1000;
  if (!isTime(iat) || !isTime(exp) || exp <= iat || exp - iat > CARD_LIFE_MAX_S) return REFUSED;
  if (iat > nowS + LEEWAY_S) return REFUSED;
  if ((sub !== undefined && !isName(sub)) || (jti !== undefined && !isName(jti))) return REFUSED;
  const card = readCard(claims.card);
  if (!card) return REFUSED;
  if (nowS >= exp + LEEWAY_S) return { ok: false, problem: 'card_expired' };
  return {
    ok: true,
    card,
    until: Math.floor(exp * 1000),
    ...(sub === undefined ? {} : { member: sub }),
    ...(jti === undefined ? {} : { once: jti }),
  };
}

/** Signs a card as the shop's server would, with the site's newest secret; undefined where the site has none. `now` is epoch ms. */
export async function signCard(
  { card, until, member, once }: SignedCard,
  site: Pick<Site, 'slug' | 'memberKeys'>,
  now: number,
): Promise<string | undefined> {
  const key = site.memberKeys.findLast((each) => each.alg === 'HS256');
  if (key?.alg !== 'HS256') return undefined;
  const claims = {
    card,
    ...(member === undefined ? {} : { sub: member }),
    ...(once === undefined ? {} : { jti: once }),
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: CARD_TYP, kid: key.id })
    .setAudience(site.slug)
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.ceil(until / 1000))
    .sign(new TextEncoder().encode(key.secret));
}
