import { ConfigError } from '../config/config-error.ts';
import { readConfig } from '../config/read.ts';
import { describeConfig } from '../config/render.ts';
import type { Config } from '../config/types.ts';
import { addAgent } from './add-agent.ts';
import type { Command } from './command.ts';
import { makeBackup, restoreBackup } from './copies.ts';
import { createAdmin } from './create-admin.ts';
import type { CommandDeps, DirectoryDeps } from './deps.ts';
import { faultLine } from './fault.ts';
import { renderHelp } from './help.ts';
import { CliError, type CliIo } from './io.ts';
import { newKey } from './new-key.ts';
import { changePassword } from './new-password.ts';
import { removeSecondFactor } from './remove-second-factor.ts';

/** The configuration of a store that keeps something. */
function readKeeping({ env }: CliIo): Config {
  const config: Config | ConfigError = readConfig(env);
  if (config instanceof ConfigError) throw config;
  if (config.store === 'memory') throw new CliError('SHOPBELL_STORE=memory keeps nothing: there is nothing to change.');
  return config;
}

/** Opens the data folder for one piece of work and closes it again, whatever happens. */
async function withDirectory(io: CliIo, deps: CommandDeps, work: (deps: DirectoryDeps) => Promise<void>) {
  const { directory, close } = deps.openDirectory(readKeeping(io));
  try {
    await work({ ...deps, directory });
  } finally {
    await close();
  }
}

function checkConfig({ env, out, err }: CliIo): number {
  const config = readConfig(env);
  if (config instanceof ConfigError) {
    for (const { name, text } of config.problems) err(`${name} ${text}`);
    return 1;
  }
  out(`ok\n${describeConfig(config)}`);
  return 0;
}

async function carryOut(command: Exclude<Command, { run: 'serve' }>, io: CliIo, deps: CommandDeps): Promise<number> {
  switch (command.run) {
    case 'help':
      io.out(renderHelp());
      return 0;
    case 'usage':
      io.err(`${command.problem}. See --help.`);
      return 2;
    case 'check-config':
      return checkConfig(io);
    case 'create-admin':
      await withDirectory(io, deps, (open) => createAdmin(command, io, open));
      return 0;
    case 'add-agent':
      await withDirectory(io, deps, (open) => addAgent(command, io, open));
      return 0;
    case 'new-password':
      await withDirectory(io, deps, (open) => changePassword(command, io, open));
      return 0;
    case 'remove-second-factor':
      await withDirectory(io, deps, (open) => removeSecondFactor(command.email, io, open));
      return 0;
    case 'new-key':
      await withDirectory(io, deps, (open) => newKey(command.use, command.siteSlug, io, open));
      return 0;
    case 'backup':
      await makeBackup(readKeeping(io).dataDir, command, io);
      return 0;
    case 'restore':
      await restoreBackup(readKeeping(io).dataDir, command.file, io);
      return 0;
  }
}

/** Carries out a command that ends by itself. Resolves with the exit code; rejects with what nobody foresaw only. */
export async function runCommand(
  command: Exclude<Command, { run: 'serve' }>,
  io: CliIo,
  deps: CommandDeps,
): Promise<number> {
  try {
    return await carryOut(command, io, deps);
  } catch (error) {
    const line = faultLine(error);
    if (line === undefined) throw error;
    io.err(line);
    return 1;
  }
}
