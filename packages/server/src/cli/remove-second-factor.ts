import { normaliseEmail } from '../auth/email.ts';
import type { DirectoryDeps } from './deps.ts';
import { CliError, type CliIo } from './io.ts';

/**
 * Removes an agent's second factor with its recovery codes: for the admin who lost both and has nobody to ask. The password
 * stays, and so do sessions. Throws `CliError` when nobody has the e-mail.
 */
export async function removeSecondFactor(given: string, io: CliIo, deps: DirectoryDeps): Promise<void> {
  const email = normaliseEmail(given);
  const found = await deps.directory.agentByEmail(email);
  if (found === undefined) throw new CliError(`There is no agent ${email}.`);
  const { id: agent, name } = found.agent;
  const had = (await deps.directory.secondFactor(agent)) !== undefined;
  const result = await deps.directory.change(
    [{ kind: 'second_factor_removed', agent }],
    { role: 'system' },
    deps.now(),
  );
  if (!result.ok) throw new CliError(`Refused: ${result.refusal}.`);
  io.out(`Agent     ${email} (${name})`);
  io.out(had ? 'The second factor is removed: the password alone lets in.' : 'There was no second factor.');
}
