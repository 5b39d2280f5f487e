import { type ChildProcess, fork } from 'node:child_process';
import type { FileType, ProblemCode } from '@shopbell/protocol';
import type { Clean, Cleaner } from '../ports/cleaner.ts';
import type { Log } from '../ports/log.ts';
import type { Answer, Task } from './child.ts';
import { createFairLine } from './fair-line.ts';
import { faultOfText } from './text.ts';

/** Longest time for one file, in ms; then the process is killed, whatever it does. */
const TASK_MS = 20_000;
/** Most files of the desk, and most of shoppers, that wait for their turn. */
const WAITING_MAX = 100;
/** A process without work ends after this, in ms. */
const IDLE_MS = 30_000;
/** Its heap, in MiB; pictures themselves are beside it, bounded by their pixels. */
const HEAP_MIB = 512;

/** Beside this file, in the sources and in what is built of them. */
const CHILD = new URL(import.meta.url.endsWith('.ts') ? './child.ts' : './child.js', import.meta.url);

type Outcome = Clean | { refused: ProblemCode };

export interface CleanerOptions {
  log: Pick<Log, 'warn'>;
  /** Default: 20 s. */
  taskMs?: number;
  /** Default: the one beside this file. */
  child?: URL;
}

/**
 * Cleans pictures and PDFs in a process of their own, one at a time: what brings a decoder down, or takes all memory or time there is,
 * brings that process down and refuses that file. Its environment is empty.
 */
export function createCleaner({ log, taskMs = TASK_MS, child = CHILD }: CleanerOptions): Cleaner {
  let running: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  const line = createFairLine(WAITING_MAX);
  let count = 0;
  let isTold = false;

  function start(): ChildProcess {
    const made = fork(child, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {},
      execArgv: [`--max-old-space-size=${HEAP_MIB}`],
    });
    made.unref();
    made.channel?.unref();
    made.on('exit', () => {
      if (running === made) running = undefined;
    });
    return made;
  }

  const stop = (): void => {
    running?.kill('SIGKILL');
    running = undefined;
  };

  function unavailable(why: string): Outcome {
    if (!isTold) log.warn({ why }, 'pictures are refused: the library that cleans them can’t be loaded');
    isTold = true;
    return { refused: 'pictures_unavailable' };
  }

  function work(type: FileType, bytes: Uint8Array): Promise<Outcome> {
    clearTimeout(idle);
    const worker = running ?? start();
    running = worker;
    count += 1;
    const task: Task = { n: count, type, bytes };
    return new Promise<Outcome>((resolve) => {
      const end = (outcome: Outcome): void => {
        clearTimeout(late);
        worker.off('message', hear);
        worker.off('exit', fell);
        worker.off('error', fell);
        idle = setTimeout(stop, IDLE_MS).unref();
        resolve(outcome);
      };
      const hear = ({ n, ...said }: Answer): void => {
        if (n === task.n) end('unavailable' in said ? unavailable(said.unavailable) : said);
      };
      const fell = (): void => {
        if (running === worker) running = undefined;
        end({ refused: 'file_broken' });
      };
      const late = setTimeout(() => {
        worker.kill('SIGKILL');
        fell();
      }, taskMs);
      worker.on('message', hear);
      worker.on('exit', fell);
      worker.on('error', fell);
      worker.send(task, (error) => {
        if (error) fell();
      });
    });
  }

  return {
    clean: (type, load, turn) =>
      line.pass(turn, async () => {
        const bytes = await load();
        if (type !== 'text/plain') return work(type, bytes);
        const fault = faultOfText(bytes);
        return fault ? { refused: fault } : { whole: bytes };
      }),
    async close() {
      clearTimeout(idle);
      stop();
    },
  };
}
