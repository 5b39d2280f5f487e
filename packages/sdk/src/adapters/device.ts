import type { DeviceStore } from '../ports.ts';
import type { Consent } from '../said-types.ts';

/** A storage that throws, is full or forbidden is one that remembers nothing. */
function guarded<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/**
 * One key of the browser's storage. Outside browsers nothing is kept: Node's `localStorage` is a file all programs share.
 * @param kind `persistent` (default): localStorage; `session`: sessionStorage; `none`: nothing
 */
export function deviceStore(name: string, kind: Consent = 'persistent'): DeviceStore {
  const storage = () => {
    if (!globalThis.document || store.kind === 'none') return undefined;
    return store.kind === 'session' ? sessionStorage : localStorage;
  };
  const store: DeviceStore = {
    name,
    kind,
    read: () => guarded(() => storage()?.getItem(name)) ?? undefined,
    write: (value) => guarded(() => storage()?.setItem(name, value)),
    clear: () => guarded(() => storage()?.removeItem(name)),
  };
  return store;
}
