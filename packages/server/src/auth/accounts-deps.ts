import type { AgentId, SiteId } from '@shopbell/protocol';
import type { RandomBytes } from '../ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory, SessionRef } from '../ports/directory.ts';
import type { Log } from '../ports/log.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { PasswordHasher } from './password.ts';
import type { AccountRefusal } from './refusals.ts';
import type { SecondFactors } from './second-factor.ts';

/** What the work on people and accounts needs. */
export interface AccountsDeps {
  directory: Directory;
  secondFactors: SecondFactors;
  /** Where the links of letters lead. */
  publicUrl: string;
  /** How long the links are good, in ms. */
  limits: { invitationMs: number; passwordResetMs: number };
  clock: Pick<Clock, 'now' | 'elapsed'>;
  random: RandomBytes;
  newId: () => string;
  hasher: PasswordHasher;
  mailer: Mailer;
  log: Log;
  /** Whether the site's guard blocks these words, where shoppers read them. */
  barred: (site: SiteId, words: string) => Promise<boolean>;
  /** How many open conversations an agent has, those whose taking is under way included. */
  holds: (site: SiteId, agent: AgentId) => Promise<number>;
  /** Told when a session was ended on purpose, so that its sockets can be cut everywhere at once. */
  onEnded: (ended: { agent: AgentId; session: string }) => void;
}

/** A name is read by the shoppers of each of these sites. */
export const isBarred = async (
  { barred }: Pick<AccountsDeps, 'barred'>,
  sites: readonly SiteId[],
  name: string,
): Promise<boolean> => (await Promise.all(sites.map((site) => barred(site, name)))).includes(true);

export const NAME_BARRED = { problem: 'guarded', path: 'name' } as const satisfies AccountRefusal;

/** Runs a change that ends sessions and, when it was made, has their sockets cut at once; the sweep would find them too. */
export async function cutting<T extends { ok: boolean }>(
  { directory, onEnded }: Pick<AccountsDeps, 'directory' | 'onEnded'>,
  who: { agent: AgentId; site?: SiteId; keep?: SessionRef },
  change: () => Promise<T>,
): Promise<T> {
  const sessions = await directory.sessionsOf(who.agent, who.site);
  const result = await change();
  if (!result.ok) return result;
  for (const { hash } of sessions) if (hash !== who.keep?.hash) onEnded({ agent: who.agent, session: hash });
  return result;
}
