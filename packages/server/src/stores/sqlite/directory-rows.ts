import type { Agent, Membership, SessionRecord } from '../../ports/directory.ts';
import { DUTIES, type MemberKey, type PublicJwk, type Site } from '../../ports/site.ts';
import type { LogActor, SiteLogBody, SiteLogEntry } from '../../ports/site-log.ts';
import { integer, type Row, text, word } from './row.ts';

/** A site from its own row, its origins' and its active keys' rows. */
export function toSite(row: Row, origins: readonly Row[], keys: readonly Row[]): Site {
  return {
    id: text(row, 'id'),
    account: text(row, 'account'),
    slug: text(row, 'slug'),
    name: text(row, 'name'),
    timeZone: text(row, 'time_zone'),
    origins: origins.map((origin) => text(origin, 'origin')),
    anyLocalhost: integer(row, 'any_localhost') === 1,
    memberKeys: keys.map(toMemberKey),
  };
}

function toMemberKey(row: Row): MemberKey {
  const id = text(row, 'id');
  const alg = word(row, 'alg', ['HS256', 'EdDSA', 'ES256']);
  const material = text(row, 'material');
  if (alg === 'HS256') return { id, alg, secret: material };
  // Written by `keyMaterial` below and nobody else.
  const jwk: PublicJwk = JSON.parse(material);
  return { id, alg, jwk };
}

/** The column `material` of a key. */
export function keyMaterial(key: MemberKey): string {
  return key.alg === 'HS256' ? key.secret : JSON.stringify(key.jwk);
}

export function toAgent(row: Row): Agent {
  return {
    id: text(row, 'id'),
    account: text(row, 'account'),
    email: text(row, 'email'),
    name: text(row, 'name'),
    passwordHash: text(row, 'password_hash'),
  };
}

/** From columns `site`, `slug`, `site_name` and `role`. */
export function toMembership(row: Row): Membership {
  return {
    site: { id: text(row, 'site'), slug: text(row, 'slug'), name: text(row, 'site_name') },
    role: word(row, 'role', DUTIES),
  };
}

export function toSession(row: Row): SessionRecord {
  return {
    site: text(row, 'site'),
    hash: text(row, 'hash'),
    agent: text(row, 'agent'),
    kind: word(row, 'kind', ['cookie', 'token']),
    createdAt: integer(row, 'created_at'),
    lastUsedAt: integer(row, 'last_used_at'),
    expiresAt: integer(row, 'expires_at'),
    revokedAt: row.revoked_at === null ? undefined : integer(row, 'revoked_at'),
    agentName: text(row, 'agent_name'),
    membership: toMembership(row),
  };
}

export function toLogEntry(row: Row): SiteLogEntry {
  // Both were written by `appendLog`, from values of these types; the kind goes with its body.
  const actor: LogActor = JSON.parse(text(row, 'actor'));
  const entry = { kind: text(row, 'kind'), body: JSON.parse(text(row, 'body')) } as SiteLogBody;
  return { ...entry, n: integer(row, 'n'), at: integer(row, 'at'), actor };
}
