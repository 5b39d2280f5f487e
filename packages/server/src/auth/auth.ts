import { LIMITS } from '@shopbell/protocol/constants';
import type { RandomBytes } from '../ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Agent, Directory, SessionRecord, SessionRef } from '../ports/directory.ts';
import type { Log } from '../ports/log.ts';
import { addressKey, truncateAddress } from './client-address.ts';
import { readCookie } from './cookie.ts';
import { createDelays } from './delays.ts';
import { normaliseEmail } from './email.ts';
import type { PasswordHasher } from './password.ts';
import type { SecondFactors } from './second-factor.ts';
import { hashSecret, newSessionToken, sessionRef } from './secrets.ts';
import { createTurnstile } from './turnstile.ts';
import type { Auth, Session, SignIn, SignInResult } from './types.ts';

/** A session unused for this long is over, in ms. */
export const IDLE_MS = 12 * 3_600_000;
/** A session older than this is over, used or not, in ms. */
export const LIFE_MS = 7 * 24 * 3_600_000;
/** Use is noted this often at most, in ms: a session is read far more often than it needs writing. */
const NOTE_USE_MS = 60_000;
/** Passwords checked at once, and in line for it. */
const HASHES = { inside: 2, waiting: 64 } as const;

export interface AuthOptions {
  directory: Directory;
  secondFactors: SecondFactors;
  /** The only origin at which a cookie is good. */
  publicUrl: string;
  clock: Pick<Clock, 'now' | 'elapsed'>;
  random: RandomBytes;
  hasher: PasswordHasher;
  log: Log;
  /** Told when a session was ended on purpose, so that its sockets can be cut everywhere at once. */
  onEnded?: (ended: { agent: string; session: string }) => void;
}

const isLive = (record: SessionRecord, now: number): boolean =>
  record.revokedAt === undefined && now < record.expiresAt && now - record.lastUsedAt < IDLE_MS;

function toSession({ site, hash, agent, agentName, membership, createdAt, expiresAt }: SessionRecord): Session {
  const self = { id: agent, name: agentName, duty: membership.role, site: membership.site };
  return { ref: { site, hash }, self, createdAt, expiresAt };
}

/** Sign-in and sessions of agents over a directory. */
export function createAuth(options: AuthOptions): Auth {
  const { directory, secondFactors, publicUrl, clock, random, hasher, log, onEnded } = options;
  const delays = createDelays(clock.elapsed);
  const turnstile = createTurnstile(HASHES.inside, HASHES.waiting);

  /** The record of a live session; notes the use. */
  async function live(ref: SessionRef): Promise<SessionRecord | undefined> {
    const record = await directory.session(ref);
    const now = clock.now();
    if (record === undefined || !isLive(record, now)) return undefined;
    if (now - record.lastUsedAt >= NOTE_USE_MS) await directory.updateSession(ref, { lastUsedAt: now });
    return record;
  }

  async function sessionOf(token: string | undefined, kind: SessionRecord['kind']): Promise<Session | undefined> {
    const ref = token === undefined ? undefined : sessionRef(token);
    const record = ref && (await live(ref));
    return record?.kind === kind ? toSession(record) : undefined;
  }

  /** The membership that e-mail, password and site lead to. An unknown e-mail costs one check of a password too. */
  async function check(email: string, { password, site }: SignIn) {
    const found = await directory.agentByEmail(email);
    const matches = await hasher.verify(found?.agent.passwordHash ?? hasher.dummy, password);
    const membership = found?.memberships.find((candidate) => site === undefined || candidate.site.slug === site);
    return found !== undefined && matches && membership !== undefined ? { agent: found.agent, membership } : undefined;
  }

  async function open(agent: Agent, membership: SessionRecord['membership'], request: SignIn): Promise<SignInResult> {
    const now = clock.now();
    const token = newSessionToken(membership.site.id, random);
    const ref = { site: membership.site.id, hash: hashSecret(token) };
    const record = { ...ref, agent: agent.id, kind: request.kind, createdAt: now, lastUsedAt: now };
    const expiresAt = now + LIFE_MS;
    const old = request.replaces;
    // The password may have been changed, or locked, while it was checked: what it was lets nobody in any more.
    if (!(await directory.openSession({ ...record, expiresAt }, old?.ref, agent.passwordHash))) {
      return { ok: false, problem: 'sign_in_refused' };
    }
    if (old !== undefined) onEnded?.({ agent: old.self.id, session: old.ref.hash });
    const session = toSession({ ...record, expiresAt, revokedAt: undefined, agentName: agent.name, membership });
    return { ok: true, token, session, lifeMs: LIFE_MS };
  }

  return {
    async signIn(request): Promise<SignInResult> {
      const email = normaliseEmail(request.email);
      const address = addressKey(request.address);
      const from = truncateAddress(request.address);
      const retryAfterMs = delays.attempt(hashSecret(email), address);
      if (retryAfterMs > 0) {
        log.warn({ from, retryAfterMs }, 'sign-in delayed');
        return { ok: false, problem: 'rate_limited', retryAfterMs };
      }
      const checked = await turnstile.pass(async () => ({ found: await check(email, request) }));
      if (checked === undefined) return { ok: false, problem: 'busy', retryAfterMs: LIMITS.busyRetryMs };
      if (checked.found === undefined) {
        log.warn({ from }, 'sign-in refused');
        return { ok: false, problem: 'sign_in_refused' };
      }
      const { agent, membership } = checked.found;
      const answer = await secondFactors.check(agent.id, request.code);
      if (answer.is === 'early') return { ok: false, problem: 'rate_limited', retryAfterMs: answer.retryAfterMs };
      if (answer.is === 'missing') return { ok: false, problem: 'code_required' };
      if (answer.is === 'refused') {
        log.warn({ from, agent: agent.id }, 'second factor refused');
        return { ok: false, problem: 'code_refused' };
      }
      delays.succeeded(hashSecret(email), address);
      const opened = await open(agent, membership, request);
      if (opened.ok) log.info({ from, agent: agent.id, site: membership.site.id, kind: request.kind }, 'signed in');
      return opened;
    },

    async sessionFromCookie(header, origin) {
      return origin === publicUrl ? sessionOf(readCookie(header), 'cookie') : undefined;
    },

    async sessionFromToken(token) {
      return sessionOf(token, 'token');
    },

    async isRevoked(ref) {
      return (await live(ref)) === undefined;
    },

    async signOut({ ref, self }) {
      await directory.updateSession(ref, { revokedAt: clock.now() });
      onEnded?.({ agent: self.id, session: ref.hash });
      log.info({ agent: self.id, site: ref.site }, 'signed out');
    },
  };
}
