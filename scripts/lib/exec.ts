import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { ROOT } from './source.ts';

export interface Ran {
  readonly code: number;
  /** Both streams as they came; empty when they were streamed. */
  readonly output: string;
}

export interface ExecOptions {
  /** Relative to the root; the root when absent. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Shows the output as it comes instead of collecting it. */
  readonly stream?: boolean;
  /** Ends the command, and all it started, after this long. 5 minutes when absent. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 300_000;
/** A log file is no terminal: some tools would colour it all the same. */
const COLOURS: Readonly<Record<string, string>> = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
const running = new Set<number>();

/** Ends a whole process group: a runner's workers must not outlive it. */
const endGroup = (pid: number, signal: NodeJS.Signals = 'SIGKILL'): void => {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** For what is ended in the middle to clean up, in ms: a browser has a process group of its own, and a disk is mounted. */
const LAST_MS = 1500;
let isEnding = false;

const onSignal = (): void => {
  isEnding = true;
  const end = (): void => {
    for (const pid of running) endGroup(pid);
    process.exit(130);
  };
  for (const signal of SIGNALS) process.off(signal, onSignal).on(signal, end);
  for (const pid of running) endGroup(pid, 'SIGTERM');
  setTimeout(end, LAST_MS);
};

/**
 * Ends this process group with us, when a signal ends us, until `untrack`. Signals are ours to handle only while something
 * runs; the caller's the rest of the time.
 */
export const track = (pid: number): void => {
  if (running.size === 0) for (const signal of SIGNALS) process.on(signal, onSignal);
  running.add(pid);
};

export const untrack = (pid: number): void => {
  if (isEnding) return;
  running.delete(pid);
  if (running.size === 0) for (const signal of SIGNALS) process.off(signal, onSignal);
};

/** Runs a command to its end, with the repository's own tools first on the PATH and nothing on stdin. Never rejects. */
export const exec = (command: string, args: readonly string[], options: ExecOptions = {}): Promise<Ran> =>
  new Promise((resolve) => {
    // Whoever waits for this is ended, too.
    if (isEnding) return;
    const { cwd = '.', env = {}, stream = false, timeoutMs = TIMEOUT_MS } = options;
    const path = [join(ROOT, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
    const child = spawn(command, args, {
      cwd: join(ROOT, cwd),
      env: { ...process.env, ...COLOURS, PATH: path, ...env },
      stdio: ['ignore', stream ? 'inherit' : 'pipe', stream ? 'inherit' : 'pipe'],
      detached: true,
    });
    const { pid } = child;
    let late = '';
    const timer = setTimeout(() => {
      late = `had not ended after ${timeoutMs / 1000} s\n`;
      if (stream) process.stderr.write(`${command} ${late}`);
      if (pid !== undefined) endGroup(pid);
    }, timeoutMs);
    if (pid !== undefined) track(pid);
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    const end = (code: number, how: string): void => {
      clearTimeout(timer);
      if (pid !== undefined) untrack(pid);
      if (isEnding) return;
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') + how + late });
    };
    child.once('error', (error) => end(127, `${error.message}\n`));
    child.once('close', (code, signal) => end(code ?? 1, signal ? `ended by ${signal}\n` : ''));
  });
