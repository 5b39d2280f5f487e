import { hashSecret, newApiKey, newMemberSecret } from '../auth/secrets.ts';
import type { DirectoryChange } from '../ports/directory.ts';
import { MEMBER_SECRETS_MAX, type Site } from '../ports/site.ts';
import type { DirectoryDeps } from './deps.ts';
import { CliError, type CliIo } from './io.ts';

/** A secret for member tokens. Of as many as there may be, the oldest makes room. */
export function memberSecretChanges(site: Site, id: string, secret: string): DirectoryChange[] {
  const active = site.memberKeys.filter(({ alg }) => alg === 'HS256');
  const [oldest] = active;
  const full = oldest !== undefined && active.length >= MEMBER_SECRETS_MAX;
  return [
    ...(full ? ([{ kind: 'member_key_retired', site: site.id, key: oldest.id }] as const) : []),
    { kind: 'member_key', site: site.id, key: { id, alg: 'HS256', secret } },
  ];
}

/** Gives a site another key and prints it, once. Throws `CliError` when there is no such site. */
export async function newKey(use: 'jwt' | 'api', slug: string, io: CliIo, deps: DirectoryDeps): Promise<void> {
  const site = await deps.directory.site({ slug });
  if (site === undefined) throw new CliError(`There is no site ${slug}.`);
  const secret = use === 'jwt' ? newMemberSecret(deps.random) : newApiKey(deps.random);
  const id = deps.newId();
  const changes: DirectoryChange[] =
    use === 'jwt'
      ? memberSecretChanges(site, id, secret)
      : [{ kind: 'api_key', site: site.id, id, hash: hashSecret(secret) }];
  const result = await deps.directory.change(changes, { role: 'system' }, deps.now());
  if (!result.ok) throw new CliError(`Refused: ${result.refusal}.`);
  io.out(`Site     ${slug}`);
  io.out(`${use === 'jwt' ? 'JWT key' : 'API key'}  ${secret}`);
  io.out('It is not shown again.');
  if (changes.length > 1) io.out('The older of the two former keys has ended; the other one stays good.');
}
