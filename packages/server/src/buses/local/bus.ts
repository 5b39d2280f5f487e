import type { Bus, Hint } from '../../ports/bus.ts';

/** The bus of a single process: every hint reaches every listener at once, in order. */
export function createLocalBus(): Bus {
  const listeners = new Set<(hint: Hint) => void>();
  return {
    lossless: true,
    publish(hint) {
      for (const listener of listeners) listener(hint);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      listeners.clear();
    },
  };
}
