import type { Duty } from '@shopbell/domain';
import type { DirectoryChange } from '../ports/directory.ts';
import type { Invitation, ResetLink } from '../ports/directory-people.ts';
import { standardStaff } from '../ports/settings.ts';
import { type AccountsDeps, cutting, isBarred, NAME_BARRED } from './accounts-deps.ts';
import { addressKey, truncateAddress } from './client-address.ts';
import { createDelays } from './delays.ts';
import { normaliseEmail } from './email.ts';
import { type AccountRefusal, told } from './refusals.ts';
import { hashSecret, linkRef, newLinkToken } from './secrets.ts';
import { createTurnstile } from './turnstile.ts';

/** One account gets a letter this often at most, in ms, whoever asks. */
const LETTER_EVERY_MS = 60_000;
/** Letters on their way at once; nobody has to wait for one. */
const LETTERS_MAX = 100;

type Done = { ok: true } | AccountRefusal;

/** What the reader of a link may know before they use it. */
export interface InvitationView {
  email: string;
  role: Duty;
  site: string;
  /** They have an account here: they keep its name and password. */
  known: boolean;
}

/** What people without a session do: use links, and ask for one. */
export interface Links {
  lookAtInvitation(token: string): Promise<InvitationView | AccountRefusal>;
  /** Name and password are for who has no account yet. */
  accept(token: string, given: { name?: string; password?: string }): Promise<Done>;
  /**
   * Asks for a letter. The answer is the same, and as fast, whether there is such an account or not: the work is done
   * afterwards.
   */
  askReset(email: string, address: string): Done;
  /** Whose password the link sets. */
  lookAtReset(token: string): Promise<{ email: string } | AccountRefusal>;
  /** Ends every session of the agent. A second factor stays. */
  reset(token: string, password: string): Promise<Done>;
}

export function createLinks(deps: AccountsDeps): Links {
  const { directory, clock, random, hasher, mailer, log, limits, publicUrl } = deps;
  const delays = createDelays(clock.elapsed);
  const turnstile = createTurnstile(1, 32);
  const lettersAt = new Map<string, number>();
  let letters = 0;
  const gone: AccountRefusal = { problem: 'link_invalid' };

  async function invitationOf(token: string): Promise<Invitation | undefined> {
    const ref = linkRef(token);
    const found = ref && (await directory.invitation({ site: ref.owner, hash: ref.hash }));
    return found !== undefined && clock.now() < found.expiresAt ? found : undefined;
  }

  async function resetOf(token: string): Promise<ResetLink | undefined> {
    const ref = linkRef(token);
    const found = ref && (await directory.resetLink(ref.owner));
    return found?.hash === ref?.hash && found !== undefined && clock.now() < found.expiresAt ? found : undefined;
  }

  const hashed = (password: string): Promise<string | undefined> => turnstile.pass(() => hasher.hash(password));
  const busy = (): AccountRefusal => ({ problem: 'busy', retryAfterMs: 1000 });

  /** Writes to an account's address, if there is such an account that belongs anywhere, and not too often. */
  async function write(email: string): Promise<void> {
    const found = await directory.agentByEmail(email);
    if (found === undefined || found.memberships.length === 0) return;
    const { id } = found.agent;
    const now = clock.elapsed();
    if (now - (lettersAt.get(id) ?? Number.NEGATIVE_INFINITY) < LETTER_EVERY_MS) return;
    lettersAt.set(id, now);
    const token = newLinkToken(id, random);
    const expiresAt = clock.now() + limits.passwordResetMs;
    const link = { agent: id, hash: hashSecret(token), expiresAt };
    const result = await directory.change([{ kind: 'reset_link', link }], { role: 'system' }, clock.now());
    if (!result.ok) return;
    log.info({ agent: id }, 'password reset asked for');
    await mailer.send({ about: 'password_reset', to: email, link: `${publicUrl}/console/#reset/${token}`, expiresAt });
  }

  return {
    async lookAtInvitation(token) {
      const invitation = await invitationOf(token);
      const site = invitation && (await directory.site({ id: invitation.site }));
      if (invitation === undefined || site === undefined) return gone;
      const { email, role } = invitation;
      return { email, role, site: site.name, known: (await directory.agentByEmail(email)) !== undefined };
    },

    async accept(token, { name, password }) {
      const invitation = await invitationOf(token);
      const site = invitation && (await directory.site({ id: invitation.site }));
      if (invitation === undefined || site === undefined) return gone;
      const { email, role, hash } = invitation;
      const known = (await directory.agentByEmail(email))?.agent;
      const made: DirectoryChange[] = [];
      const agent = known?.id ?? deps.newId();
      if (known === undefined) {
        if (name === undefined) return { problem: 'bad_frame', path: 'name' };
        if (await isBarred(deps, [site.id], name)) return NAME_BARRED;
        if (password === undefined) return { problem: 'bad_frame', path: 'password' };
        const passwordHash = await hashed(password);
        if (passwordHash === undefined) return busy();
        made.push({ kind: 'agent', agent: { id: agent, account: site.account, email, name, passwordHash } });
      }
      const result = await directory.change(
        [
          { kind: 'invitation_used', site: site.id, hash },
          ...made,
          { kind: 'membership', site: site.id, agent, role },
          // Who leads or looks after a shop gets shoppers once somebody puts them into a group, not for having come.
          ...(role === 'agent' ? [] : [{ kind: 'staff', site: site.id, staff: standardStaff(agent, []) } as const]),
        ],
        { role: 'agent', id: agent },
        clock.now(),
      );
      if (!result.ok) return told(result.refusal);
      log.info({ site: site.id, agent, role }, 'invitation accepted');
      return { ok: true };
    },

    askReset(given, address) {
      const email = normaliseEmail(given);
      const retryAfterMs = delays.attempt(hashSecret(email), addressKey(address));
      if (retryAfterMs > 0) {
        log.warn({ from: truncateAddress(address), retryAfterMs }, 'password reset delayed');
        return { problem: 'rate_limited', retryAfterMs };
      }
      if (letters >= LETTERS_MAX) return busy();
      letters++;
      void write(email)
        .catch((error: unknown) => log.error({ error }, 'a password reset could not be sent'))
        .finally(() => letters--);
      return { ok: true };
    },

    async lookAtReset(token) {
      const link = await resetOf(token);
      const found = link && (await directory.agent(link.agent));
      return found === undefined ? gone : { email: found.agent.email };
    },

    async reset(token, password) {
      const link = await resetOf(token);
      if (link === undefined) return gone;
      const { agent, hash } = link;
      const passwordHash = await hashed(password);
      if (passwordHash === undefined) return busy();
      const result = await cutting(deps, { agent }, () =>
        directory.change(
          [
            { kind: 'reset_link_used', agent, hash },
            { kind: 'password', agent, passwordHash },
          ],
          { role: 'agent', id: agent },
          clock.now(),
        ),
      );
      if (!result.ok) return told(result.refusal);
      log.info({ agent }, 'password set by a link');
      return result;
    },
  };
}
