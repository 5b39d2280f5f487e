import type { AgentStatus, Duty } from '@shopbell/domain';
import type { SiteId, SiteSlug } from '@shopbell/protocol';

/** Every duty, for schemas and stores. */
export const DUTIES = ['agent', 'supervisor', 'admin'] as const satisfies readonly Duty[];

/** A key that proves a site's members: a shared secret, or a public key whose private half only the shop has. */
export type MemberKey =
  | { id: string; alg: 'HS256' /** The key is the UTF-8 bytes of this text, at least 32 of them. */; secret: string }
  | { id: string; alg: 'EdDSA' | 'ES256'; jwk: PublicJwk };

/** A public key on a curve, as in RFC 7517. */
export interface PublicJwk {
  kty: 'OKP' | 'EC';
  crv: 'Ed25519' | 'P-256';
  x: string;
  y?: string;
}

/** One shop. The id never changes and leads every key; the slug is only its public name. */
export interface Site {
  id: SiteId;
  account: string;
  slug: SiteSlug;
  name: string;
  /** IANA name. */
  timeZone: string;
  /** Exact origins: scheme, host and port. */
  origins: readonly string[];
  /** Any `http://localhost:PORT` is an allowed origin. The site `demo` alone may have it. */
  anyLocalhost: boolean;
  /** The active ones; at most `MEMBER_SECRETS_MAX` of them HS256. */
  memberKeys: readonly MemberKey[];
}

/** Two secrets, so that a shop can change one without a pause. */
export const MEMBER_SECRETS_MAX = 2;

/** Sites of one account: more than a merchant has shops, few enough that nobody fills a store with them. */
export const ACCOUNT_SITES_MAX = 100;

/** Every status, for schemas and stores. */
export const AGENT_STATUSES = ['online', 'busy', 'away', 'off'] as const satisfies readonly AgentStatus[];
