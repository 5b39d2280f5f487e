import type { ChatOptions } from '../chat-types.ts';
import type { DeviceStore } from '../ports.ts';

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
export function deviceStore(key: string, kind: ChatOptions['storage']): DeviceStore {
  const off = kind === 'none' || !globalThis.document;
  const storage = () => (off ? undefined : kind === 'session' ? sessionStorage : localStorage);
  return {
    read: () => guarded(() => storage()?.getItem(key)) ?? undefined,
    write: (value) => guarded(() => storage()?.setItem(key, value)),
    clear: () => guarded(() => storage()?.removeItem(key)),
  };
}
