import type { ChatError } from '../errors.ts';

/** A promise and its two ends. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: ChatError): void;
}

/** `Promise.withResolvers`, which browsers of 2023 lack. */
export function deferred<T>(): Deferred<T> {
  let resolve!: (value: T) => void;
  let reject!: (error: ChatError) => void;
  const promise = new Promise<T>((...ends) => {
    [resolve, reject] = ends;
  });
  return { promise, resolve, reject };
}

/**
 * A promise nobody has to look at: a page that calls `connect` or `send` and forgets about it gets no unhandled rejection
 * when it signs out. Whoever awaits it hears the error.
 */
export function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
