import { createHash } from 'node:crypto';
import type { AgentId, SiteId } from '@shopbell/protocol';
import type { RandomBytes } from '../ids.ts';
import type { SessionRef } from '../ports/directory.ts';

/** SHA-256 as base64url: what is kept of a secret that has 256 random bits itself. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

const fresh = (random: RandomBytes): string => Buffer.from(random(32)).toString('base64url');

/**
 * A session's token: the site, a dot, and 32 random bytes. The site only says where to look (it leads the key); the hash
 * covers the whole, so another site's name in front finds nothing.
 */
export function newSessionToken(site: SiteId, random: RandomBytes): string {
  return `${site}.${fresh(random)}`;
}

const ownerOf = (token: string): string | undefined => /^([0-9a-z]{1,40})\.[A-Za-z0-9_-]{43}$/.exec(token)?.[1];

/** Where a session's token leads, or undefined when it has not the form of one. */
export function sessionRef(token: string): SessionRef | undefined {
  const site = ownerOf(token);
  return site === undefined ? undefined : { site, hash: hashSecret(token) };
}

/** The token of a link in a letter, of the same form: `owner` is the site that invites, or the agent it is for. */
export function newLinkToken(owner: SiteId | AgentId, random: RandomBytes): string {
  return `${owner}.${fresh(random)}`;
}

/** Where a link's token leads, or undefined when it has not the form of one. */
export function linkRef(token: string): { owner: string; hash: string } | undefined {
  const owner = ownerOf(token);
  return owner === undefined ? undefined : { owner, hash: hashSecret(token) };
}

/** A site's API key. The prefix lets secret scanners know it. */
export function newApiKey(random: RandomBytes): string {
  return `sbk_${fresh(random)}`;
}

/** A secret that a shop's server signs member tokens with: its key is the UTF-8 bytes of this text. */
export function newMemberSecret(random: RandomBytes): string {
  return fresh(random);
}

/** A password nobody chose: 20 characters of letters and digits, about 119 bits. */
export function newPassword(random: RandomBytes): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
  let password = '';
  while (password.length < 20) {
    for (const byte of random(32)) {
      // Bytes beyond the last whole round would favour the first letters.
      if (byte < 256 - (256 % letters.length) && password.length < 20)
        password += letters.charAt(byte % letters.length);
    }
  }
  return password;
}
