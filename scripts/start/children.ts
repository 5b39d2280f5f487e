import { type ChildProcess, spawn } from 'node:child_process';
import { ROOT } from '../lib/source.ts';

/** How long a child may take to drain before it is ended. */
const GRACE_MS = 15_000;

export interface Started {
  readonly name: string;
  /** Of the process, and of its group; undefined when it did not start. */
  readonly pid: number | undefined;
  /** Settles when the child has ended, with a line that says how. */
  readonly ended: Promise<string>;
  /** Asks the child to stop, and ends it after the grace time. Settles when it is gone. */
  stop(): Promise<void>;
}

const describeEnd = (name: string, code: number | null, signal: NodeJS.Signals | null): string =>
  signal === null ? `${name} ended with exit code ${code}` : `${name} was ended by ${signal}`;

/**
 * Starts a script under this Node, in a process group of its own: Ctrl+C reaches only us, and we pass it on once.
 */
export const startChild = (name: string, args: readonly string[], env: Readonly<Record<string, string>>): Started => {
  const child: ChildProcess = spawn(process.execPath, [...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`${name} did not start: ${error.message}`));
    child.once('exit', (code, signal) => resolve(describeEnd(name, code, signal)));
  });
  const stop = async (): Promise<void> => {
    const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(timer);
  };
  return { name, pid: child.pid, ended, stop };
};

/**
 * Waits until an address answers with a 2xx.
 *
 * @throws Error with the child's last line when it ends before, or when `withinMs` has passed.
 */
export const whenReady = async (url: string, child: Started, withinMs: number): Promise<void> => {
  const deadline = performance.now() + withinMs;
  let end: string | undefined;
  void child.ended.then((line) => {
    end = line;
  });
  while (performance.now() < deadline) {
    if (end !== undefined) throw new Error(end);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${child.name} did not answer ${url} within ${withinMs / 1000} s`);
};
