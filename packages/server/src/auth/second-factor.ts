import type { AgentId } from '@shopbell/protocol';
import type { RandomBytes } from '../ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import { createDelays } from './delays.ts';
import { hashSecret } from './secrets.ts';
import { base32, totpStep } from './totp.ts';

/** Codes for who lost their device. 80 bits each, so that a plain hash of one can't be searched for. */
const RECOVERY = { count: 10, bytes: 10 } as const;

/** New recovery codes as people copy them, `ABCD-EFGH-…`, and what is kept of them. */
export function newRecoveryCodes(random: RandomBytes): { codes: string[]; hashes: string[] } {
  const plain = Array.from({ length: RECOVERY.count }, () => base32(random(RECOVERY.bytes)));
  return { codes: plain.map((code) => code.replace(/.{4}(?=.)/g, '$&-')), hashes: plain.map(hashSecret) };
}

/** What a code did: let in, was refused, or must wait. `none`: there is no second factor to ask for. */
export type CodeAnswer = { is: 'none' | 'missing' | 'good' | 'refused' } | { is: 'early'; retryAfterMs: number };

export interface SecondFactors {
  /**
   * Checks a code of an agent whose password was right, and uses it up. The growing wait after wrong ones belongs to the account
   * and not to an address: who gets here knows the password, so no stranger can make the owner wait.
   */
  check(agent: AgentId, code: string | undefined): Promise<CodeAnswer>;
}

export function createSecondFactors(directory: Directory, clock: Pick<Clock, 'now' | 'elapsed'>): SecondFactors {
  const delays = createDelays(clock.elapsed);
  return {
    async check(agent, code) {
      const factor = await directory.secondFactor(agent);
      if (factor === undefined) return { is: 'none' };
      const plain = code?.replace(/[\s-]/g, '').toUpperCase() ?? '';
      if (plain === '') return { is: 'missing' };
      const retryAfterMs = delays.attempt(agent, agent);
      if (retryAfterMs > 0) return { is: 'early', retryAfterMs };
      const now = clock.now();
      const step = totpStep(factor.secret, plain, now);
      const good =
        step === undefined
          ? await directory.useRecoveryCode(agent, hashSecret(plain), now)
          : await directory.useStep(agent, step);
      if (!good) return { is: 'refused' };
      delays.succeeded(agent, agent);
      return { is: 'good' };
    },
  };
}
