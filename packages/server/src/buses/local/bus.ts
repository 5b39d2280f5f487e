import type { Bus, Hint } from '../../ports/bus.ts';

/**
 * The bus of a single process: every hint reaches every listener at once, in order.
 * @param failed is told that a listener threw; it costs no other its hint, and whoever published nothing
 */
export function createLocalBus(failed: (error: unknown) => void): Bus {
  const listeners = new Set<(hint: Hint) => void>();
  return {
    lossless: true,
    publish(hint) {
      for (const listener of listeners) {
        try {
          listener(hint);
        } catch (error) {
          failed(error);
        }
      }
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
