import type { DeviceStore } from '../ports.ts';
import type { Consent } from '../said-types.ts';

/**
 * One key of the browser's storage. Outside browsers nothing is kept: Node's `localStorage` is a file all programs share.
 * @param kind `persistent` (default): localStorage; `session`: sessionStorage; `none`: nothing
 */
export function deviceStore(name: string, kind: Consent = 'persistent'): DeviceStore {
  /** A storage that throws, is full or forbidden is one that remembers nothing. */
  const use = <T>(run: (storage: Storage) => T): T | undefined => {
    try {
      if (!globalThis.document) return undefined;
      if (store.kind === 'session') return run(sessionStorage);
      if (store.kind === 'persistent') return run(localStorage);
    } catch {}
    return undefined;
  };
  const store: DeviceStore = {
    name,
    kind,
    read: () => use((storage) => storage.getItem(name)) ?? undefined,
    write: (value) => use((storage) => storage.setItem(name, value)),
    clear: () => use((storage) => storage.removeItem(name)),
  };
  return store;
}
