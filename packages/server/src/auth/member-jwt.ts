import { type AttributeValues, readAttributes } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import type { Site } from '../ports/site.ts';
import { signedClaims } from './site-jwt.ts';

/** Clocks of shop and relay may differ by this much, in s. */
export const LEEWAY_S = 60;
/** Longest life of a member token, in s. */
const LIFE_MAX_S = 600;

/** What a shop's token proves. `expiresAt` is its `exp` in epoch ms, without leeway. */
export type MemberVerdict =
  | { ok: true; sub: string; name?: string; priority?: number; attributes?: AttributeValues; expiresAt: number }
  | { ok: false; problem: 'jwt_invalid' | 'jwt_expired' };

const INVALID: MemberVerdict = { ok: false, problem: 'jwt_invalid' };

const isLabel = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LIMITS.titleMaxChars && value.isWellFormed();

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** 0 like anybody, 9 before everybody. */
const isPriority = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 9;

/** The claims by themselves, once the signature is known to be good. `now` is epoch ms. */
function judge(claims: Record<string, unknown>, slug: string, now: number): MemberVerdict {
  const { aud, sub, iat, exp, nbf, name, priority, attributes: given } = claims;
  const nowS = now / 1000;
  if (aud !== slug) return INVALID;
  if (!isLabel(sub) || sub.trim() === '') return INVALID;
  if (!isTime(iat) || !isTime(exp) || exp - iat > LIFE_MAX_S) return INVALID;
  if (iat > nowS + LEEWAY_S) return INVALID;
  if (nbf !== undefined && (!isTime(nbf) || nbf > nowS + LEEWAY_S)) return INVALID;
  if (name !== undefined && !isLabel(name)) return INVALID;
  if (priority !== undefined && !isPriority(priority)) return INVALID;
  const attributes = readAttributes(given);
  if (given !== undefined && attributes === undefined) return INVALID;
  if (nowS >= exp + LEEWAY_S) return { ok: false, problem: 'jwt_expired' };
  if (exp <= iat) return INVALID;
  return {
    ok: true,
    sub,
    ...(name === undefined ? {} : { name }),
    ...(priority === undefined ? {} : { priority }),
    ...(attributes === undefined ? {} : { attributes }),
    expiresAt: Math.floor(exp * 1000),
  };
}

/**
 * Checks a member's token against a site's keys: HS256 with either active secret, EdDSA or ES256 with a public key; `aud`
 * the slug to the letter, `sub`, `iat` and `exp` present, at most 10 min between the two, 60 s of leeway, an optional
 * `name`, `priority` (0 to 9) and `attributes`. Anything else is `jwt_invalid`; a good one whose time is over is `jwt_expired`. `now` is epoch ms.
 */
export async function verifyMember(
  jwt: string,
  site: Pick<Site, 'slug' | 'memberKeys'>,
  now: number,
): Promise<MemberVerdict> {
  if (jwt.length > LIMITS.credentialMaxChars) return INVALID;
  const claims = await signedClaims(jwt, site.memberKeys, 'JWT');
  if (!claims) return INVALID;
  return judge(claims, site.slug, now);
}
