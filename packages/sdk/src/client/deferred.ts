import type { ChatError } from '../errors.ts';

/** A promise and its two ends. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: ChatError): void;
}

/** `Promise.withResolvers`, which browsers of 2023 lack. */
export function deferred<T>(): Deferred<T> {
  let ends: Omit<Deferred<T>, 'promise'> | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    ends = { resolve, reject };
  });
  if (!ends) throw new Error('a promise did not start');
  return { promise, ...ends };
}

/**
 * A promise nobody has to look at: a page that calls `connect` or `send` and forgets about it gets no unhandled rejection
 * when it signs out. Whoever awaits it hears the error.
 */
export function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
