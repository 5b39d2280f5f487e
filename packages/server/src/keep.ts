import type { Config } from './config/types.ts';
import type { Directory } from './ports/directory.ts';
import type { OnDurable, Store } from './ports/store.ts';
import { createMemoryDirectory } from './stores/memory/directory.ts';
import { createMemoryStore } from './stores/memory/store.ts';
import type { CheckpointWatch } from './stores/sqlite/checkpoint.ts';
import { createSqliteDirectory } from './stores/sqlite/directory.ts';
import { openDatabase } from './stores/sqlite/open.ts';
import { createSqliteStore } from './stores/sqlite/store.ts';

/** Everything that keeps data, opened together and closed together. */
export interface Keep {
  store: Store;
  directory: Directory;
  /** After the group in flight. */
  close(): Promise<void>;
}

/**
 * Opens what the configuration names. `fatal` is called when a sync failed and must end the process at once (C9); `watch` is
 * told how the WAL fares. Throws
 * `StoreOpenError` with one clear sentence.
 */
export function openKeep(
  config: Pick<Config, 'store' | 'dataDir'>,
  onDurable: OnDurable,
  fatal: (error: Error) => void,
  watch?: CheckpointWatch,
): Keep {
  if (config.store === 'memory') {
    const store = createMemoryStore({ onDurable });
    return { store, directory: createMemoryDirectory(), close: () => store.close() };
  }
  const opened = openDatabase({ dataDir: config.dataDir, fatal, watch });
  const store = createSqliteStore({ ...opened, onDurable });
  return {
    store,
    directory: createSqliteDirectory(opened),
    async close() {
      await store.close();
      await opened.close();
    },
  };
}
