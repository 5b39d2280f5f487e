import { randomBytes } from 'node:crypto';
import { hashSecret, newApiKey, newSessionToken } from '../../packages/server/src/auth/secrets.ts';
import { createIds } from '../../packages/server/src/ids.ts';
import { openKeep } from '../../packages/server/src/keep.ts';
import { STANDARD_GROUPS, standardStaff } from '../../packages/server/src/ports/settings.ts';
import type { Credentials } from '../load/shopbell.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
const SLUG = 'bench';
/** What is measured is the way of words, not who may have how many. */
const NO_LIMIT = 1_000_000;

/**
 * Makes a shop in an empty data folder of our server: one site, an API key, and so many agents with a session each – what
 * an operator and a sign-in would make, without the work of hashing hundreds of passwords.
 * @param passwordHash of all of them, for who signs in by hand, as a0@example.com and so on; without it nobody can
 * @param origins of the shop's pages
 */
export async function makeShop(
  dataDir: string,
  agents: number,
  passwordHash = 'none',
  origins: readonly string[] = [],
): Promise<Credentials> {
  const keep = openKeep(
    { store: 'sqlite', dataDir },
    () => {},
    (error) => {
      throw error;
    },
  );
  const { directory } = keep;
  const ids = createIds();
  const now = Date.now();
  const [account, site, apiKey] = [ids(now), ids(now), newApiKey(randomBytes)];
  const people = Array.from({ length: agents }, (_, i) => ({ id: ids(now), name: `Agent ${i}` }));
  const made = await directory.change(
    [
      { kind: 'account', id: account, name: 'Bench' },
      {
        kind: 'site',
        site: { id: site, account, slug: SLUG, name: 'Bench', timeZone: 'UTC', origins, anyLocalhost: false },
      },
      { kind: 'api_key', site, id: ids(now), hash: hashSecret(apiKey) },
      ...people.flatMap(({ id, name }, i) => [
        { kind: 'agent', agent: { id, account, email: `a${i}@example.com`, name, passwordHash } } as const,
        { kind: 'membership', site, agent: id, role: 'agent' } as const,
        { kind: 'staff', site, staff: { ...standardStaff(id, STANDARD_GROUPS), limit: NO_LIMIT } } as const,
      ]),
    ],
    { role: 'system' },
    now,
  );
  if (!made.ok) throw new Error(`the shop could not be made: ${made.refusal}`);
  const sessions: string[] = [];
  for (const { id } of people) {
    const token = newSessionToken(site, randomBytes);
    const times = { createdAt: now, lastUsedAt: now, expiresAt: now + WEEK_MS };
    await directory.openSession({ site, hash: hashSecret(token), agent: id, kind: 'token', ...times });
    sessions.push(token);
  }
  await keep.close();
  return { site: SLUG, apiKey, agents: sessions };
}
