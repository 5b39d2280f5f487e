import { join } from 'node:path';
import type { Config } from './config/types.ts';
import type { Directory } from './ports/directory.ts';
import type { FileBook } from './ports/file-book.ts';
import type { Files } from './ports/files.ts';
import type { Replies } from './ports/replies.ts';
import type { OnDurable, Store } from './ports/store.ts';
import { createDiskFiles } from './stores/disk/files.ts';
import { createMemoryDirectory } from './stores/memory/directory.ts';
import { createMemoryFileBook } from './stores/memory/file-book.ts';
import { createMemoryFiles } from './stores/memory/files.ts';
import { createMemoryReplies } from './stores/memory/replies.ts';
import { createMemoryStore } from './stores/memory/store.ts';
import type { CheckpointWatch } from './stores/sqlite/checkpoint.ts';
import { createSqliteDirectory } from './stores/sqlite/directory.ts';
import { createSqliteFileBook } from './stores/sqlite/file-book.ts';
import { openDatabase } from './stores/sqlite/open.ts';
import { createSqliteReplies } from './stores/sqlite/replies.ts';
import { createSqliteStore } from './stores/sqlite/store.ts';

/** Everything that keeps data, opened together and closed together. */
export interface Keep {
  store: Store;
  directory: Directory;
  files: Files;
  fileBook: FileBook;
  replies: Replies;
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
    const directory = createMemoryDirectory();
    return {
      store,
      directory,
      files: createMemoryFiles(),
      fileBook: createMemoryFileBook(),
      replies: createMemoryReplies(directory),
      close: () => store.close(),
    };
  }
  const opened = openDatabase({ dataDir: config.dataDir, fatal, watch });
  const store = createSqliteStore({ ...opened, onDurable });
  return {
    store,
    directory: createSqliteDirectory(opened),
    files: createDiskFiles(join(config.dataDir, 'files')),
    fileBook: createSqliteFileBook(opened),
    replies: createSqliteReplies(opened),
    async close() {
      await store.close();
      await opened.close();
    },
  };
}
