import type { Unsubscribe } from './types.ts';

/** Listeners by event. One that throws is reported to the page and stops nobody else. */
export interface Emitter<M> {
  /** The same function listens once, however often it is given. */
  on<K extends keyof M>(event: K, listener: (value: M[K]) => void): Unsubscribe;
  emit<K extends keyof M>(event: K, value: M[K]): void;
  clear(): void;
}

export function createEmitter<M>(): Emitter<M> {
  let listeners: { [K in keyof M]?: readonly ((value: M[K]) => void)[] } = {};
  return {
    on(event, listener) {
      const others = () => (listeners[event] ?? []).filter((one) => one !== listener);
      listeners[event] = [...others(), listener];
      return () => {
        listeners[event] = others();
      };
    },
    emit(event, value) {
      for (const listener of listeners[event] ?? []) {
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
