import type { ChatError } from '../errors.ts';

/**
 * A promise nobody has to look at: a page that calls `connect` or `send` and forgets about it gets no unhandled rejection
 * when it signs out. Whoever awaits it hears the error.
 */
export function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** Promises that are kept by name until something settles them. */
export interface Promises<T> {
  /** The open promise of that name, or a new one. */
  wait(name?: string): Promise<T>;
  resolve(value: T, name?: string): void;
  /** Rejects the promise of that name; without one, all of them. */
  reject(error: ChatError, name?: string): void;
}

export function createPromises<T>(): Promises<T> {
  const open = new Map<string, { promise: Promise<T>; resolve(value: T): void; reject(error: ChatError): void }>();
  return {
    wait(name = '') {
      const before = open.get(name);
      if (before) return before.promise;
      let ends!: { resolve(value: T): void; reject(error: ChatError): void };
      const promise = new Promise<T>((resolve, reject) => {
        ends = { resolve, reject };
      });
      open.set(name, { promise, ...ends });
      return quiet(promise);
    },
    resolve(value, name = '') {
      open.get(name)?.resolve(value);
      open.delete(name);
    },
    reject(error, name) {
      for (const [key, { reject }] of open) {
        if (name !== undefined && name !== key) continue;
        reject(error);
        open.delete(key);
      }
    },
  };
}
