import type { Unsubscribe } from './types.ts';

/** Listeners by event. One that throws is reported to the page and stops nobody else. */
export interface Emitter<M> {
  /** The same function may listen twice; each call returns its own unsubscribe. */
  on<K extends keyof M>(event: K, listener: (value: M[K]) => void): Unsubscribe;
  emit<K extends keyof M>(event: K, value: M[K]): void;
  clear(): void;
}

export function createEmitter<M>(): Emitter<M> {
  let listeners: { [K in keyof M]?: Set<(value: M[K]) => void> } = {};
  return {
    on(event, listener) {
      type Own = typeof listener;
      const set: Set<Own> = listeners[event] ?? new Set();
      listeners[event] = set;
      const own: Own = (value) => listener(value);
      set.add(own);
      return () => {
        set.delete(own);
      };
    },
    emit(event, value) {
      for (const listener of [...(listeners[event] ?? [])]) {
        try {
          listener(value);
        } catch (error) {
          globalThis.reportError?.(error);
        }
      }
    },
    clear() {
      listeners = {};
    },
  };
}
