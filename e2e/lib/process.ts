import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export { freePort } from '../../scripts/start/ports.ts';

export const ROOT = join(import.meta.dirname, '../..');

/** A child process under the Node that runs the tests, with its output kept. */
export interface Child {
  readonly process: ChildProcess;
  /** All it has written so far. */
  output(): string;
  /** Resolves with the exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
}

export function run(script: string, args: readonly string[], env: Readonly<Record<string, string>>): Child {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(SHOPBELL_|PORT$|VITEST)/.test(name)),
  );
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { ...clean, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'gone'));
  });
  return { process: child, output: () => text, ended };
}

/** Waits until `url` answers with a 2xx; throws with its last answer and the child's output when it ended before or took too long. */
export async function answers(url: string, child: Child, withinMs = 60_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  let ended = false;
  let last = 'nothing';
  void child.ended.then(() => {
    ended = true;
  });
  while (!ended && performance.now() < deadline) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
      if (response.ok) return;
      last = `${response.status} ${await response.text()}`;
    } catch (error) {
      last = String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(
    `${ended ? 'the process ended before' : 'in time, nothing good came from'} ${url}: ${last}\n${child.output()}`,
  );
}
