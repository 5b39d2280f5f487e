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
  const open: { [K in keyof M]?: Open<M[K]> } = {};
  return {
    wait(name) {
      const before = open[name];
      if (before) return before.promise;
      let ends!: Omit<Open<M[typeof name]>, 'promise'>;
      const promise = new Promise<M[typeof name]>((resolve, reject) => {
        ends = { resolve, reject };
      });
      open[name] = { promise, ...ends };
      return quiet(promise);
    },
    resolve(name, value) {
      open[name]?.resolve(value);
      delete open[name];
    },
    reject(error, only) {
      let isHeard = false;
      for (const name in open) {
        if (only !== undefined && only !== name) continue;
        isHeard = true;
        open[name]?.reject(error);
        delete open[name];
      }
      return isHeard;
    },
  };
}
