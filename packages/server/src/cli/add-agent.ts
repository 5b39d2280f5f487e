import { normaliseEmail } from '../auth/email.ts';
import type { Agent, DirectoryChange } from '../ports/directory.ts';
import { DUTIES, type Site } from '../ports/site.ts';
import { choosePassword } from './choose-password.ts';
import type { AgentFlags } from './command.ts';
import type { DirectoryDeps } from './deps.ts';
import { emailProblems, labelProblems } from './flag-problems.ts';
import { CliError, type CliIo } from './io.ts';

interface Person {
  agent: Pick<Agent, 'id' | 'name'>;
  changes: readonly DirectoryChange[];
  /** What is shown of the password. */
  shown: string;
}

/** Somebody the account has already keeps name and password. Nobody is asked for a password in vain. */
async function personOf(flags: AgentFlags, site: Site, io: CliIo, deps: DirectoryDeps): Promise<Person> {
  const email = normaliseEmail(flags.email);
  const known = await deps.directory.agentByEmail(email);
  if (known !== undefined) {
    if (known.agent.account !== site.account) throw new CliError(`${email} belongs to another account.`);
    if (known.memberships.some((membership) => membership.site.id === site.id))
      throw new CliError(`${email} is an agent of ${site.slug} already.`);
    return { agent: known.agent, changes: [], shown: 'the one they have' };
  }
  const { password, shown } = await choosePassword(flags.passwordStdin, io, deps.random);
  const passwordHash = await deps.hasher.hash(password);
  const agent = { id: deps.newId(), account: site.account, email, name: flags.name, passwordHash };
  return { agent, changes: [{ kind: 'agent', agent }], shown };
}

/**
 * Gives a site another agent, with a duty there. A password that was made is printed here and can't be shown again.
 * Throws `CliError` when the flags are wrong, there is no such site, or the agent can't be one of it.
 */
export async function addAgent(flags: AgentFlags, io: CliIo, deps: DirectoryDeps): Promise<void> {
  const role = DUTIES.find((duty) => duty === flags.duty);
  const problems = [...emailProblems(flags.email), ...labelProblems('--name', flags.name)];
  if (role === undefined) problems.push('--duty must be agent, supervisor or admin');
  if (role === undefined || problems.length > 0) throw new CliError(problems.join('\n'));
  const site = await deps.directory.site({ slug: flags.siteSlug });
  if (site === undefined) throw new CliError(`There is no site ${flags.siteSlug}.`);

  const { agent, changes, shown } = await personOf(flags, site, io, deps);
  const membership = { kind: 'membership', site: site.id, agent: agent.id, role } as const;
  const result = await deps.directory.change([...changes, membership], { role: 'system' }, deps.now());
  if (!result.ok) throw new CliError(`Refused: ${result.refusal}.`);
  io.out(`Site      ${site.slug}`);
  io.out(`Agent     ${normaliseEmail(flags.email)} (${agent.name})`);
  io.out(`Duty      ${role}`);
  io.out(`Password  ${shown}`);
}
