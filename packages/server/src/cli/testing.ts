import { randomBytes } from 'node:crypto';
import type { PasswordHasher } from '../auth/password.ts';
import { createIds } from '../ids.ts';
import { createMemoryDirectory } from '../stores/memory/directory.ts';
import { createMemoryReplies } from '../stores/memory/replies.ts';
import { createMemoryShoppers } from '../stores/memory/shoppers.ts';
import { createMemoryStoreDoors } from '../stores/memory/store-doors.ts';
import { createMemoryStores } from '../stores/memory/stores.ts';
import type { CommandDeps } from './deps.ts';
import type { CliIo } from './io.ts';

/** Marks instead of hashes: a test can read them. */
const hasher: PasswordHasher = {
  dummy: 'hash of nothing',
  hash: async (password) => `hash of ${password}`,
  verify: async (hash, password) => hash === `hash of ${password}`,
};

/** A command's surroundings in memory: a directory that stays between commands, and what was printed. */
export function createCliRig(options: { input?: string; env?: NodeJS.ProcessEnv } = {}) {
  const directory = createMemoryDirectory();
  const replies = createMemoryReplies(directory);
  const ids = createIds();
  const lines: string[] = [];
  const problems: string[] = [];
  let opened = 0;
  const io: CliIo = {
    env: options.env ?? {},
    out: (line) => void lines.push(line),
    err: (line) => void problems.push(line),
    prompt() {},
    stdin: {
      async *[Symbol.asyncIterator]() {
        yield options.input ?? '';
      },
    },
  };
  const common = { hasher, random: randomBytes, now: () => 1000, newId: () => ids(1000) };
  const deps: CommandDeps = {
    ...common,
    openDirectory() {
      opened++;
      return {
        directory,
        async close() {
          opened--;
        },
      };
    },
  };
  return {
    io,
    deps,
    directory,
    directoryDeps: {
      ...common,
      directory,
      replies,
      stores: createMemoryStores(directory, createMemoryStoreDoors(directory)),
      shoppers: createMemoryShoppers(),
    },
    lines,
    problems,
    /** How many directories are still open. */
    left: () => opened,
  };
}
