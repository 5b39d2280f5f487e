import { compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import type { MemberKey } from '../ports/site.ts';

/**
 * The keys a token may be checked with. The header chooses among the site's own and brings none: only `alg`, `typ` and
 * `kid` may stand in it, `alg` must be one of a key of ours, and a `kid` must be the id of one.
 */
function candidates(jwt: string, keys: readonly MemberKey[], type: string): readonly MemberKey[] {
  const { alg, typ, kid, ...others } = decodeProtectedHeader(jwt);
  if (Object.keys(others).length > 0) return [];
  // A token that says nothing of itself is a member's: what is signed for one purpose is good for no other.
  if ((typeof typ === 'string' ? typ.toUpperCase() : (typ ?? 'JWT')) !== type.toUpperCase()) return [];
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

/** What a token of the shop's says, once its signature is known to be good; undefined where it is not, or is of another type. */
export async function signedClaims(
  jwt: string,
  keys: readonly MemberKey[],
  type: string,
): Promise<Record<string, unknown> | undefined> {
  let fitting: readonly MemberKey[];
  try {
    fitting = candidates(jwt, keys, type);
  } catch {
    return undefined;
  }
  const claims = await readClaims(jwt, fitting);
  return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? { ...claims } : undefined;
}
