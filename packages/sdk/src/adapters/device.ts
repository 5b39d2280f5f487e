import type { ChatOptions } from '../chat-types.ts';
import type { DeviceStore } from '../ports.ts';

/** Remembers nothing: outside browsers, and where a page wants no storage. */
const NOTHING: DeviceStore = { read: () => undefined, write: () => undefined, clear: () => undefined };

/** A storage that throws, is absent, full or forbidden is one that remembers nothing. */
function guarded<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/**
 * One key of the browser's storage. Node has a `localStorage` as well, of a file all programs share: not used.
 * @param kind `persistent` (default): localStorage; `session`: sessionStorage; `none`: nothing
 */
export function deviceStore(key: string, kind: ChatOptions['storage'] = 'persistent'): DeviceStore {
  if (kind === 'none' || typeof document === 'undefined') return NOTHING;
  const storage = () => (kind === 'session' ? sessionStorage : localStorage);
  return {
    read: () => guarded(() => storage().getItem(key)) ?? undefined,
    write: (value) => guarded(() => storage().setItem(key, value)),
    clear: () => guarded(() => storage().removeItem(key)),
  };
}
