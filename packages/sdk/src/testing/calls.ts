import { quiet } from '../client/promises.ts';
import type { ChatError } from '../errors.ts';

/** The names of an interface's methods. */
export type MethodOf<T> = { [K in keyof T]: T[K] extends (...args: never[]) => unknown ? K : never }[keyof T];

/** What a method is called with. */
export type Args<F> = F extends (...args: infer A) => unknown ? A : never;
/** What a method resolves with, or returns. */
export type Result<F> = F extends (...args: never[]) => infer R ? Awaited<R> : never;

/** One recorded call. A promise it returned stays open until the test settles it. */
export interface Call<T, K extends MethodOf<T>> {
  readonly method: K;
  readonly args: Args<T[K]>;
  /** Keeps the promise the caller got. */
  resolve(value: Result<T[K]>): void;
  /** Breaks it. */
  reject(error: ChatError): void;
}

/** Records calls of `T`'s methods and settles the promises they return. */
export interface Calls<T> {
  /** Every call so far, oldest first. */
  readonly all: readonly Call<T, MethodOf<T>>[];
  /** The calls of one method, oldest first. */
  of<K extends MethodOf<T>>(method: K): readonly Call<T, K>[];
  /** The latest call of a method. Throws when there was none. */
  last<K extends MethodOf<T>>(method: K): Call<T, K>;
  /** From now on `method` answers at once, with what `give` returns or throws. */
  answer<K extends MethodOf<T>>(method: K, give: (...args: Args<T[K]>) => Result<T[K]>): void;
  /** From now on the test settles `method` itself: `last(method).resolve(…)`. */
  hold(method: MethodOf<T>): void;
}

/** The recording side, for a fake. */
export interface Recorder<T> extends Calls<T> {
  record<K extends MethodOf<T>>(method: K, args: Args<T[K]>): Promise<Result<T[K]>>;
}

/** A recorder without calls; methods are held until `answer` says otherwise. */
export function createRecorder<T>(): Recorder<T> {
  const all: Call<T, MethodOf<T>>[] = [];
  const answers = new Map<MethodOf<T>, (...args: never[]) => unknown>();

  const of = <K extends MethodOf<T>>(method: K) =>
    all.filter((call): call is Call<T, MethodOf<T>> & Call<T, K> => call.method === method);

  return {
    all,
    of,
    last(method) {
      const call = of(method).at(-1);
      if (!call) throw new Error(`${String(method)} was not called`);
      return call;
    },
    answer(method, give) {
      answers.set(method, give);
    },
    hold(method) {
      answers.delete(method);
    },
    record<K extends MethodOf<T>>(method: K, args: Args<T[K]>) {
      const promise = new Promise<Result<T[K]>>((resolve, reject) => {
        const call: Call<T, K> = { method, args, resolve, reject };
        all.push(call as unknown as Call<T, MethodOf<T>>);
        const give = answers.get(method) as ((...args: Args<T[K]>) => Result<T[K]>) | undefined;
        if (give) resolve(give(...args));
      });
      return quiet(promise);
    },
  };
}
