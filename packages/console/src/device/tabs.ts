/** The other tabs of the console in this browser. */
export interface Tabs {
  /** Tells all others. */
  tell(message: unknown): void;
  /** Calls `run` with what another one tells. Returns the way to stop. */
  listen(run: (message: unknown) => void): () => void;
  /** True in one only of all tabs that ask for `name` within `ms`. */
  once(name: string, ms: number): Promise<boolean>;
}

/** Small texts that all tabs read. */
export interface Stamps {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

const NAME = 'shopbell.console';

export function browserTabs(window: Window & typeof globalThis, store: Stamps): Tabs {
  const channel = typeof window.BroadcastChannel === 'function' ? new window.BroadcastChannel(NAME) : undefined;
  return {
    tell: (message) => channel?.postMessage(message),
    listen(run) {
      const onMessage = ({ data }: MessageEvent<unknown>) => run(data);
      channel?.addEventListener('message', onMessage);
      return () => channel?.removeEventListener('message', onMessage);
    },
    once(name, ms) {
      // Without https there are no locks.
      if (!('locks' in window.navigator)) return Promise.resolve(stamped(store, name, ms));
      return new Promise((resolve) => {
        const hold = (lock: Lock | null): Promise<void> | undefined => {
          resolve(lock !== null);
          return lock ? new Promise((free) => window.setTimeout(free, ms)) : undefined;
        };
        window.navigator.locks
          .request(`${NAME}.${name}`, { ifAvailable: true }, hold)
          .catch(() => resolve(stamped(store, name, ms)));
      });
    },
  };
}

/** Good enough for a sound: two tabs may both be first in the same moment. */
function stamped(store: Stamps, name: string, ms: number): boolean {
  const now = Date.now();
  const before = Number(store.get(`once.${name}`));
  if (now - before < ms && before <= now) return false;
  store.set(`once.${name}`, String(now));
  return true;
}
