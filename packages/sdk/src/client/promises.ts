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
export interface Promises<M> {
  /** The open promise of that name, or a new one. */
  wait<K extends keyof M>(name: K): Promise<M[K]>;
  resolve<K extends keyof M>(name: K, value: M[K]): void;
  /** Rejects the promise of that name; without one, all of them. Returns whether there was any. */
  reject(error: ChatError, name?: keyof M): boolean;
}

interface Open<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: ChatError): void;
}

export function createPromises<M>(): Promises<M> {
  const open = new Map<keyof M, Open<M[keyof M]>>();
  return {
    wait<K extends keyof M>(name: K) {
      const before = open.get(name);
      if (before) return before.promise as Promise<M[K]>;
      let ends!: Omit<Open<M[K]>, 'promise'>;
      const promise = new Promise<M[K]>((resolve, reject) => {
        ends = { resolve, reject };
      });
      open.set(name, { promise, ...ends });
      return quiet(promise);
    },
    resolve(name, value) {
      open.get(name)?.resolve(value);
      open.delete(name);
    },
    reject(error, only) {
      let isHeard = false;
      for (const [name, { reject }] of open) {
        if (only !== undefined && only !== name) continue;
        isHeard = true;
        reject(error);
        open.delete(name);
      }
      return isHeard;
    },
  };
}
