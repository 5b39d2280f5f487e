import { SiteSlug } from '@shopbell/protocol';
import { normaliseEmail } from '../auth/email.ts';
import { parseOrigin, writtenOrigin } from '../auth/origin.ts';
import { newMemberSecret } from '../auth/secrets.ts';
import { isTimeZone } from '../office/time-zone.ts';
import type { DirectoryChange } from '../ports/directory.ts';
import { choosePassword } from './choose-password.ts';
import type { AdminFlags } from './command.ts';
import type { DirectoryDeps } from './deps.ts';
import { emailProblems, labelProblems } from './flag-problems.ts';
import { CliError, type CliIo } from './io.ts';

/** The protocol's own rule, asked through the interface that every schema has. */
function isSlug(text: string): boolean {
  const result = SiteSlug['~standard'].validate(text);
  return !('issues' in result) || result.issues === undefined;
}

/** What is wrong with the flags, all of it. */
function wrong({ email, name, siteSlug, siteName, origins, timeZone }: AdminFlags): string[] {
  const foreign = origins.filter((origin) => parseOrigin(origin) === undefined);
  return [
    ...emailProblems(email),
    ...labelProblems('--name', name),
    ...(isSlug(siteSlug) ? [] : ['--site-slug must be lower-case letters, digits and hyphens, at most 40']),
    ...(siteSlug === 'demo' ? ['--site-slug demo belongs to the demo shop'] : []),
    ...labelProblems('--site-name', siteName),
    ...foreign.map((origin) => `--origin ${origin} must be scheme, host and port only, like https://shop.example`),
    ...(isTimeZone(timeZone) ? [] : ['--time-zone must be an IANA name, like Asia/Shanghai']),
  ];
}

/** Somebody who already has an account gets the new site added to it; the password stays. */
async function adminOf(flags: AdminFlags, io: CliIo, deps: DirectoryDeps) {
  const email = normaliseEmail(flags.email);
  const known = (await deps.directory.agentByEmail(email))?.agent;
  if (known !== undefined) return { id: known.id, account: known.account, changes: [], shown: 'the one they have' };
  const { password, shown } = await choosePassword(flags.passwordStdin, io, deps.random);
  const [id, account] = [deps.newId(), deps.newId()];
  const passwordHash = await deps.hasher.hash(password);
  const changes: DirectoryChange[] = [
    { kind: 'account', id: account, name: flags.siteName },
    { kind: 'agent', agent: { id, account, email, name: flags.name, passwordHash } },
  ];
  return { id, account, changes, shown };
}

/**
 * Makes a site with its first admin and first JWT key, all or nothing. What is secret is printed here and can't be shown
 * again. Throws `CliError` with everything that is wrong with the flags.
 */
export async function createAdmin(given: AdminFlags, io: CliIo, deps: DirectoryDeps): Promise<void> {
  const flags = { ...given, origins: given.origins.map(writtenOrigin) };
  const problems = wrong(flags);
  if (problems.length > 0) throw new CliError(problems.join('\n'));
  const { siteSlug: slug, siteName, origins, timeZone } = flags;
  const taken = () => new CliError(`There is a site ${slug} already.`);
  if ((await deps.directory.site({ slug })) !== undefined) throw taken();

  const admin = await adminOf(flags, io, deps);
  const site = {
    id: deps.newId(),
    account: admin.account,
    slug,
    name: siteName,
    timeZone,
    origins,
    anyLocalhost: false,
  };
  const key = { id: deps.newId(), alg: 'HS256', secret: newMemberSecret(deps.random) } as const;
  const result = await deps.directory.change(
    [
      ...admin.changes,
      { kind: 'site', site },
      { kind: 'membership', site: site.id, agent: admin.id, role: 'admin' },
      { kind: 'member_key', site: site.id, key },
    ],
    { role: 'system' },
    deps.now(),
  );
  if (!result.ok) throw result.refusal === 'slug_taken' ? taken() : new CliError(`Refused: ${result.refusal}.`);
  io.out(`Site      ${slug} (${site.id})`);
  io.out(`Admin     ${normaliseEmail(flags.email)}`);
  io.out(`Password  ${admin.shown}`);
  io.out(`JWT key   ${key.secret}`);
  io.out('The key signs member tokens on the shop’s server (HS256, the text as it is). It is not shown again.');
}
