/** Runs one sync of the file and calls back when the disk has it. */
export type SyncOnce = (done: (error: Error | null) => void) => void;

/** Makes durable what was written before the call; see `createWalSync`. */
export interface WalSync {
  sync(): Promise<void>;
  /** Resolves when no sync runs. */
  idle(): Promise<void>;
}

/**
 * `sync()` resolves once a sync that began after the call has returned. Callers that come while one runs share the next:
 * the running one may have passed their bytes already. An error of any kind goes to `fatal`, which ends the process: the
 * kernel reports a lost page once and then forgets it, so no later success means anything. From then on no call settles,
 * neither way, so that nobody is told anything (C7, C9).
 */
export function createWalSync(syncOnce: SyncOnce, fatal: (error: Error) => void): WalSync {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const start = (): Promise<void> => {
    running = new Promise((resolve) => {
      syncOnce((error) => {
        if (error) {
          fatal(error);
          return;
        }
        running = undefined;
        resolve();
      });
    });
    return running;
  };

  const sync = (): Promise<void> => {
    if (next) return next;
    if (!running) return start();
    next = running.then(() => {
      next = undefined;
      return start();
    });
    return next;
  };

  return {
    sync,
    async idle() {
      while (running) await running;
    },
  };
}
