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
}

/** Runs a command to its end, with the repository's own tools first on the PATH and nothing on stdin. Never rejects. */
export const exec = (command: string, args: readonly string[], options: ExecOptions = {}): Promise<Ran> =>
  new Promise((resolve) => {
    const { cwd = '.', env = {}, stream = false } = options;
    const path = [join(ROOT, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
    const child = spawn(command, args, {
      cwd: join(ROOT, cwd),
      env: { ...process.env, PATH: path, ...env },
      stdio: ['ignore', stream ? 'inherit' : 'pipe', stream ? 'inherit' : 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    const output = (): string => Buffer.concat(chunks).toString('utf8');
    child.once('error', (error) => resolve({ code: 127, output: `${output()}${error.message}\n` }));
    child.once('close', (code, signal) =>
      resolve({ code: code ?? 1, output: signal ? `${output()}ended by ${signal}\n` : output() }),
    );
  });
