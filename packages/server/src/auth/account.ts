import type { Duty } from '@shopbell/domain';
import type { SiteSlug } from '@shopbell/protocol';
import { type AccountsDeps, cutting, isBarred, NAME_BARRED } from './accounts-deps.ts';
import { addressKey } from './client-address.ts';
import { createDelays } from './delays.ts';
import { type AccountRefusal, told } from './refusals.ts';
import { type CodeAnswer, newRecoveryCodes } from './second-factor.ts';
import { isTotpSecret, newTotpSecret, otpauthLink, totpStep } from './totp.ts';
import { createTurnstile } from './turnstile.ts';
import type { Session } from './types.ts';

const ISSUER = 'Shopbell';

type Done = { ok: true } | AccountRefusal;

/** What somebody sees of their own account. */
export interface AccountView {
  name: string;
  email: string;
  secondFactor: boolean;
  recoveryCodesLeft: number;
  /** Where they belong to, oldest first. */
  sites: readonly { slug: SiteSlug; name: string; role: Duty }[];
}

/** What everybody does about their own account. Whatever changes how they sign in wants the password again. */
export interface Account {
  view(by: Session): Promise<AccountView | AccountRefusal>;
  /** `guarded` where one of their sites blocks it. Counts at every site of theirs from their next connection on; what was said keeps the name it was said under. */
  setName(by: Session, name: string): Promise<Done>;
  /** Ends every other session of theirs. */
  setPassword(by: Session, address: string, current: string, password: string): Promise<Done>;
  /** A secret to give to an authenticator. Nothing is kept until `setSecondFactor` proves that it has arrived there. */
  newSecret(by: Session): Promise<{ secret: string; link: string } | AccountRefusal>;
  setSecondFactor(
    by: Session,
    address: string,
    proof: { password: string; secret: string; code: string },
  ): Promise<{ recoveryCodes: string[] } | AccountRefusal>;
  /** Wants a code, or a recovery code, as well. */
  removeSecondFactor(by: Session, address: string, proof: { password: string; code: string }): Promise<Done>;
}

/** What a code that did not let in is told as. */
export function codeRefusal(answer: CodeAnswer): AccountRefusal | undefined {
  if (answer.is === 'early') return { problem: 'rate_limited', retryAfterMs: answer.retryAfterMs };
  if (answer.is === 'missing') return { problem: 'code_required' };
  return answer.is === 'refused' ? { problem: 'code_refused' } : undefined;
}

export function createAccount(deps: AccountsDeps): Account {
  const { directory, clock, random, hasher, log, secondFactors } = deps;
  const delays = createDelays(clock.elapsed);
  const turnstile = createTurnstile(1, 32);
  const actor = ({ self }: Session) => ({ role: 'agent', id: self.id }) as const;
  const mine = async ({ self }: Session) => (await directory.agent(self.id))?.agent;

  /** The hash that the password fits, or why it is not taken. Guessing is slowed down as at the door. */
  async function prove(by: Session, address: string, password: string): Promise<{ hash: string } | AccountRefusal> {
    const agent = await mine(by);
    if (agent === undefined) return { problem: 'session_invalid' };
    const key = addressKey(address);
    const retryAfterMs = delays.attempt(agent.id, key);
    if (retryAfterMs > 0) return { problem: 'rate_limited', retryAfterMs };
    const matches = await turnstile.pass(() => hasher.verify(agent.passwordHash, password));
    if (matches === undefined) return { problem: 'busy', retryAfterMs: 1000 };
    if (!matches) return { problem: 'password_refused' };
    delays.succeeded(agent.id, key);
    return { hash: agent.passwordHash };
  }

  return {
    async view(by) {
      const found = await directory.agent(by.self.id);
      if (found === undefined) return { problem: 'session_invalid' };
      const { agent, memberships } = found;
      const factor = await directory.secondFactor(agent.id);
      return {
        name: agent.name,
        email: agent.email,
        secondFactor: factor !== undefined,
        recoveryCodesLeft: factor?.recoveryLeft ?? 0,
        sites: memberships.map(({ site: { slug, name }, role }) => ({ slug, name, role })),
      };
    },

    async setName(by, name) {
      const agent = by.self.id;
      const sites = (await directory.agent(agent))?.memberships.map(({ site }) => site.id) ?? [];
      if (await isBarred(deps, sites, name)) return NAME_BARRED;
      const result = await directory.change([{ kind: 'person_name', agent, name }], actor(by), clock.now());
      if (!result.ok) return told(result.refusal);
      log.info({ agent }, 'name changed');
      return result;
    },

    async setPassword(by, address, current, password) {
      const proof = await prove(by, address, current);
      if ('problem' in proof) return proof;
      const passwordHash = await turnstile.pass(() => hasher.hash(password));
      if (passwordHash === undefined) return { problem: 'busy', retryAfterMs: 1000 };
      const agent = by.self.id;
      const change = { kind: 'password', agent, passwordHash, keep: by.ref, was: proof.hash } as const;
      const result = await cutting(deps, { agent, keep: by.ref }, () =>
        directory.change([change], actor(by), clock.now()),
      );
      if (!result.ok) return told(result.refusal);
      log.info({ agent }, 'password changed');
      return result;
    },

    async newSecret(by) {
      const agent = await mine(by);
      if (agent === undefined) return { problem: 'session_invalid' };
      const secret = newTotpSecret(random);
      return { secret, link: otpauthLink(secret, agent.email, ISSUER) };
    },

    async setSecondFactor(by, address, { password, secret, code }) {
      if (!isTotpSecret(secret)) return { problem: 'bad_frame', path: 'secret' };
      const proof = await prove(by, address, password);
      if ('problem' in proof) return proof;
      const step = totpStep(secret, code.replace(/[\s-]/g, ''), clock.now());
      if (step === undefined) return { problem: 'code_refused' };
      const { codes, hashes } = newRecoveryCodes(random);
      const agent = by.self.id;
      const change = { kind: 'second_factor', agent, secret, step, recovery: hashes } as const;
      const result = await directory.change([change], actor(by), clock.now());
      if (!result.ok) return told(result.refusal);
      log.info({ agent }, 'second factor set');
      return { recoveryCodes: codes };
    },

    async removeSecondFactor(by, address, { password, code }) {
      const proof = await prove(by, address, password);
      if ('problem' in proof) return proof;
      const agent = by.self.id;
      const refused = codeRefusal(await secondFactors.check(agent, code));
      if (refused) return refused;
      const result = await directory.change([{ kind: 'second_factor_removed', agent }], actor(by), clock.now());
      if (!result.ok) return told(result.refusal);
      log.info({ agent }, 'second factor removed');
      return result;
    },
  };
}
