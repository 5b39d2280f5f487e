import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** How often it is looked whether npm is still there, in ms. */
const LOOK_MS = 500;
/** Deeper than any chain of npm, shells and pnpm. */
const DEPTH_MAX = 20;

/** A process as its system tells of it. */
export interface Above {
  readonly parent: number;
  /** The command line, or what the process calls itself. */
  readonly args: string;
}

/** Undefined where nothing can be learned: on Windows, or when it is gone. */
function lookUp(pid: number): Above | undefined {
  try {
    if (process.platform === 'linux') {
      // `pid (name) state ppid …`, and the name may hold anything.
      const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      return { parent: Number(parent), args: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') };
    }
    const [parent = '', ...args] = execFileSync('ps', ['-o', 'ppid=,args=', '-p', `${pid}`], { encoding: 'utf8' })
      .trim()
      .split(/\s+/);
    return { parent: Number(parent), args: args.join(' ') };
  } catch {
    return undefined;
  }
}

/** The npm that was asked to run this: the topmost one, with nothing but shells and package managers in between. */
export function npmAbove(pid: number, look: (pid: number) => Above | undefined = lookUp): number | undefined {
  let found: number | undefined;
  for (let depth = 0, at = look(pid)?.parent; at !== undefined && at > 1 && depth < DEPTH_MAX; depth++) {
    const one = look(at);
    if (!one || !/\bp?np[mx]\b/.test(one.args)) break;
    if (/^npm\b/.test(one.args)) found = at;
    at = one.parent;
  }
  return found;
}

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/**
 * Calls `run` once the process is gone: npm ends the shell that it started and passes its signal on to nobody below, so that whoever ends
 * npm by its number would leave everything running. Keeps nothing alive.
 */
export function whenGone(pid: number | undefined, run: () => void): void {
  if (pid === undefined) return;
  const timer = setInterval(() => {
    if (isThere(pid)) return;
    clearInterval(timer);
    run();
  }, LOOK_MS).unref();
}
