import { normaliseEmail } from '../auth/email.ts';
import { choosePassword } from './choose-password.ts';
import type { PasswordFlags } from './command.ts';
import type { DirectoryDeps } from './deps.ts';
import { CliError, type CliIo } from './io.ts';

/**
 * Gives an agent another password, which ends all their sessions at every site. A password that was made is printed here
 * and can't be shown again. Throws `CliError` when nobody has the e-mail.
 */
export async function changePassword(flags: PasswordFlags, io: CliIo, deps: DirectoryDeps): Promise<void> {
  const email = normaliseEmail(flags.email);
  const found = await deps.directory.agentByEmail(email);
  if (found === undefined) throw new CliError(`There is no agent ${email}.`);
  const { password, shown } = await choosePassword(flags.passwordStdin, io, deps.random);
  const passwordHash = await deps.hasher.hash(password);
  const change = { kind: 'password', agent: found.agent.id, passwordHash } as const;
  const result = await deps.directory.change([change], { role: 'system' }, deps.now());
  if (!result.ok) throw new CliError(`Refused: ${result.refusal}.`);
  io.out(`Agent     ${email} (${found.agent.name})`);
  io.out(`Password  ${shown}`);
  io.out('Every session they had has ended.');
}
