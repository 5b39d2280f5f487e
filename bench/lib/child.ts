import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** A child process that is asked one thing at a time over its channel. */
export interface Child<Ask extends string | object, Answer> {
  readonly process: ChildProcess;
  ask(what: Ask): Promise<Answer>;
  /** Ends it by this signal and waits until it is gone. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a script of this repository with these flags of Node. What it prints as an error is printed here. */
export function start<Ask extends string | object, Answer>(
  script: string,
  flags: readonly string[],
  env: Readonly<Record<string, string>>,
): Child<Ask, Answer> {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(SHOPBELL_|PORT$|NODE_OPTIONS$)/.test(name)),
  );
  const child = fork(join(ROOT, script), [], {
    cwd: ROOT,
    execArgv: [...flags],
    env: { ...clean, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  return {
    process: child,
    async ask(what) {
      const answer = once(child, 'message');
      child.send(what);
      const [got] = await Promise.race([
        answer,
        gone.then(() => {
          throw new Error(`${script} ended before it answered`);
        }),
      ]);
      return got as Answer;
    },
    async end(signal = 'SIGKILL') {
      child.kill(signal);
      await gone;
    },
  };
}

/** Waits until somebody listens on a port of this machine, at most 20 s. */
export async function listens(port: number): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (performance.now() < deadline) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    } finally {
      socket.destroy();
    }
  }
  throw new Error(`nobody listens on ${port}`);
}
