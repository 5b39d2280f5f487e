#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { passwordHasher } from './auth/password.ts';
import { parseCommand } from './cli/command.ts';
import type { CommandDeps } from './cli/deps.ts';
import { faultLine } from './cli/fault.ts';
import type { CliIo } from './cli/io.ts';
import { runCommand } from './cli/run-command.ts';
import { seedDemo } from './cli/seed-demo.ts';
import { compose } from './compose.ts';
import { ConfigError } from './config/config-error.ts';
import { readConfig } from './config/read.ts';
import type { Config } from './config/types.ts';
import { END_MS, endInTime } from './end-in-time.ts';
import { createIds } from './ids.ts';
import { openKeep } from './keep.ts';
import { createLog } from './observe/log.ts';
import { systemClock } from './system-clock.ts';
import { tryPort } from './try-port.ts';

const io: CliIo = {
  env: process.env,
  stdin: process.stdin,
  out: (text) => console.log(text),
  err: (text) => console.error(text),
  prompt: (text) => void process.stderr.write(text),
};

/** Durability is lost: nobody may be told anything any more, so nothing is awaited (C9). */
function fatal(error: Error): never {
  process.stderr.write(`The data could not be synced to disk, the server ends at once: ${error.message}\n`);
  process.exit(70);
}

const ids = createIds();
const deps: CommandDeps = {
  newId: () => ids(systemClock.now()),
  now: systemClock.now,
  random: randomBytes,
  hasher: passwordHasher,
  openDirectory: ({ dataDir }) => openKeep({ store: 'sqlite', dataDir }, () => {}, fatal),
};

/** Starts the server and arranges its end; returns when it listens. */
async function serve(config: Config, withDemo: boolean): Promise<void> {
  const log = createLog({ level: config.logLevel });
  await tryPort(config);
  const shopbell = compose(config, log, fatal);
  try {
    if (withDemo) await seedDemo(config.dataDir, { ...deps, ...shopbell.keep });
    await shopbell.start();
  } catch (error) {
    await shopbell.keep.close();
    throw error;
  }
  let ending = false;
  const end = async (signal: NodeJS.Signals) => {
    // A second signal means "now".
    if (ending) process.exit(1);
    ending = true;
    log.info({ signal }, 'stopping');
    const orderly = async () => {
      await shopbell.drain();
      await shopbell.stop();
    };
    process.exit(await endInTime(orderly, config.drainMs + END_MS, log));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

async function main(): Promise<number | undefined> {
  const command = parseCommand(process.argv.slice(2));
  if (command.run !== 'serve') return runCommand(command, io, deps);
  const config = readConfig(process.env);
  if (config instanceof ConfigError) {
    io.err(config.message);
    return 1;
  }
  try {
    await serve(config, command.seedDemo);
    return undefined;
  } catch (error) {
    const line = faultLine(error, config);
    if (line === undefined) throw error;
    io.err(line);
    return 1;
  }
}

const code = await main();
if (code !== undefined) process.exitCode = code;
