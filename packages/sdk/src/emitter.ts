import type { Unsubscribe } from './types.ts';

type Listeners<M> = { [K in keyof M]?: Set<(value: M[K]) => void> };

/** Hands an exception of the page's own code to the page's error reporting, and to nobody else. */
export function reportToPage(error: unknown): void {
  globalThis.reportError?.(error);
}

/** Listeners by event. One that throws is reported to the page and stops nobody else. */
export class Emitter<M> {
  #listeners: Listeners<M> = {};

  /** The same function may listen twice; each call returns its own unsubscribe. */
  on<K extends keyof M>(event: K, listener: (value: M[K]) => void): Unsubscribe {
    const set: Set<(value: M[K]) => void> = this.#listeners[event] ?? new Set();
    this.#listeners[event] = set;
    const own = (value: M[K]) => listener(value);
    set.add(own);
    return () => {
      set.delete(own);
    };
  }

  emit<K extends keyof M>(event: K, value: M[K]): void {
    for (const listener of [...(this.#listeners[event] ?? [])]) {
      try {
        listener(value);
      } catch (error) {
        reportToPage(error);
      }
    }
  }

  clear(): void {
    this.#listeners = {};
  }
}
