/** Runs one sync of the file and calls back when the disk has it. */
export type SyncOnce = (done: (error: Error | null) => void) => void;

/** Makes durable what was written before the call; see `createWalSync`. */
export interface WalSync {
  sync(): Promise<void>;
  /** Resolves when no sync runs or is queued. */
  idle(): Promise<void>;
}

/**
 * `sync()` resolves once a sync that began after the call has returned. Callers that come while one runs share the next:
 * the running one may have passed their bytes already. An error of any kind goes to `fatal`, which ends the process: the
 * kernel reports a lost page once and then forgets it, so no later success means anything. From then on no call settles,
 * neither way, so that nobody is told anything (C7, C9).
 */
export function createWalSync(syncOnce: SyncOnce, fatal: (error: Error) => void): WalSync {
  let running: PromiseWithResolvers<void> | undefined;
  let next: PromiseWithResolvers<void> | undefined;

  /** Starts the queued one in the same turn as the running one ends: nobody can come between them and find it idle. */
  const start = (current: PromiseWithResolvers<void>): void => {
    running = current;
    syncOnce((error) => {
      if (error) {
        fatal(error);
        return;
      }
      current.resolve();
      const queued = next;
      running = undefined;
      next = undefined;
      if (queued) start(queued);
    });
  };

  return {
    sync() {
      if (running) {
        next ??= Promise.withResolvers();
        return next.promise;
      }
      const current = Promise.withResolvers<void>();
      start(current);
      return current.promise;
    },
    async idle() {
      while (running) await running.promise;
    },
  };
}
