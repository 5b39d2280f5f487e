import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CheckpointerData, Moved, Order, Pass, PassReport } from './checkpoint-worker.ts';

/** How far a pass came, or why it could not go on now. */
export type Passed = Moved | { later: string };

/** Moves the WAL into the store, off the loop. */
export interface Checkpointer {
  /** Starts the thread if none runs yet, so that no pass has to wait for it. */
  begin(): void;
  /**
   * Moves what can be moved now. Never settles once a sync failed or the store is damaged (see `fatal`). One at a time.
   *
   * @param pass `last` begins the WAL anew if all of it was moved; `empty` also takes its old bytes away, and reports a `log` of 0 then.
   * Nobody may write meanwhile
   */
  pass(pass: Pass): Promise<Passed>;
  /** Resolves when its connection is closed. */
  end(): Promise<void>;
}

/** Beside this file, in the sources and in what is built of them. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './checkpoint-worker.ts' : './checkpoint-worker.js',
  import.meta.url,
);

/** Starts the thread. A failed sync, a damaged store, and an end nobody asked for, go to `fatal`. */
function start(data: CheckpointerData, fatal: (error: Error) => void): Omit<Checkpointer, 'begin'> {
  const worker = new Worker(WORKER, { workerData: data });
  worker.unref();
  let ending = false;
  let gone = false;
  let answered: (passed: Passed) => void = () => {};

  worker.on('message', (report: PassReport) => {
    // Who waits for the end still waits, when a pass returns first.
    if (!ending) worker.unref();
    if ('unsynced' in report) fatal(new Error(report.unsynced));
    else if ('damaged' in report) fatal(new Error(`the store is damaged: ${report.damaged}`));
    else answered('moved' in report ? report.moved : report);
  });
  worker.on('error', fatal);
  worker.on('exit', () => {
    gone = true;
    if (!ending) fatal(new Error('the thread for checkpoints ended'));
  });

  const order = (what: Order): void => {
    // Only somebody who waits for it keeps the process up.
    worker.ref();
    worker.postMessage(what);
  };

  return {
    pass: (pass) =>
      new Promise((resolve) => {
        answered = resolve;
        order(pass);
      }),
    async end() {
      ending = true;
      if (gone) return;
      order('end');
      await once(worker, 'exit');
    },
  };
}

/** A checkpointer whose thread starts when first needed: what is opened for one change never does. */
export function createCheckpointer(data: CheckpointerData, fatal: (error: Error) => void): Checkpointer {
  let started: ReturnType<typeof start> | undefined;
  const begun = () => {
    started ??= start(data, fatal);
    return started;
  };
  return {
    begin: () => void begun(),
    pass: (pass) => begun().pass(pass),
    async end() {
      await started?.end();
    },
  };
}
