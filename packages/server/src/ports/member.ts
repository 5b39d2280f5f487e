import type { Duty } from '@shopbell/domain';
import type { AgentId, SiteId } from '@shopbell/protocol';
import type { Site } from './site.ts';

export interface Agent {
  id: AgentId;
  account: string;
  /** Normalised: see `auth/email.ts`. Unique over all accounts. */
  email: string;
  /** Shown to shoppers. */
  name: string;
  /** argon2id in PHC form. */
  passwordHash: string;
}

export interface Membership {
  site: Pick<Site, 'id' | 'slug' | 'name'>;
  role: Duty;
}

/** Which session: the site leads the key, the hash is SHA-256 of the whole token, base64url. */
export interface SessionRef {
  site: SiteId;
  hash: string;
}
