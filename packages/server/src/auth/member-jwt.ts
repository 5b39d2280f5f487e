import { type AttributeValues, readAttributes } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import { compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import type { MemberKey, Site } from '../ports/site.ts';

/** Clocks of shop and relay may differ by this much, in s. */
const LEEWAY_S = 60;
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
 * The keys a token may be checked with. The header chooses among the site's own and brings none: only `alg`, `typ` and
 * `kid` may stand in it, `alg` must be one of a key of ours, and a `kid` must be the id of one.
 */
function candidates(jwt: string, keys: readonly MemberKey[]): readonly MemberKey[] {
  const { alg, typ, kid, ...others } = decodeProtectedHeader(jwt);
  if (Object.keys(others).length > 0) return [];
  if (typ !== undefined && (typeof typ !== 'string' || typ.toUpperCase() !== 'JWT')) return [];
  return keys.filter((key) => key.alg === alg && (kid === undefined || kid === key.id));
}

async function readClaims(jwt: string, keys: readonly MemberKey[]): Promise<unknown> {
  for (const key of keys) {
    const material = key.alg === 'HS256' ? new TextEncoder().encode(key.secret) : await importJWK(key.jwk, key.alg);
    try {
      const { payload } = await compactVerify(jwt, material, { algorithms: [key.alg] });
      return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    } catch {
      // Not this key's signature; the next one may have made it.
    }
  }
  return undefined;
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
  let keys: readonly MemberKey[];
  try {
    keys = candidates(jwt, site.memberKeys);
  } catch {
    return INVALID;
  }
  const claims = await readClaims(jwt, keys);
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) return INVALID;
  return judge({ ...claims }, site.slug, now);
}
