import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from './config/types.ts';
import type { Caught } from './ports/caught.ts';
import type { Directory } from './ports/directory.ts';
import type { Erasures } from './ports/erasures.ts';
import type { FileBook } from './ports/file-book.ts';
import type { Files } from './ports/files.ts';
import type { Outbox } from './ports/outgoing.ts';
import type { Replies } from './ports/replies.ts';
import type { Search } from './ports/search.ts';
import type { Shoppers } from './ports/shoppers.ts';
import type { OnDurable, Store } from './ports/store.ts';
import type { StoreDoors } from './ports/store-doors.ts';
import type { Stores } from './ports/stores.ts';
import type { Summaries } from './ports/summaries.ts';
import type { Webhooks } from './ports/webhooks.ts';
import { createDiskFiles } from './stores/disk/files.ts';
import { createMemoryCaught } from './stores/memory/caught.ts';
import { createMemoryDirectory } from './stores/memory/directory.ts';
import { createMemoryErasures } from './stores/memory/erasures.ts';
import { createMemoryFileBook } from './stores/memory/file-book.ts';
import { createMemoryFiles } from './stores/memory/files.ts';
import { createMemoryOutbox } from './stores/memory/outbox.ts';
import { createMemoryReplies } from './stores/memory/replies.ts';
import { createMemorySearch } from './stores/memory/search.ts';
import { createMemoryShoppers } from './stores/memory/shoppers.ts';
import { createMemoryStore } from './stores/memory/store.ts';
import { createMemoryStoreDoors } from './stores/memory/store-doors.ts';
import { createMemoryStores } from './stores/memory/stores.ts';
import { createMemorySummaries } from './stores/memory/summaries.ts';
import { createMemoryWebhooks } from './stores/memory/webhooks.ts';
import { createSqliteCaught } from './stores/sqlite/caught.ts';
import type { CheckpointWatch } from './stores/sqlite/checkpoint.ts';
import { createSqliteDirectory } from './stores/sqlite/directory.ts';
import { createSqliteErasures } from './stores/sqlite/erasures.ts';
import { createSqliteFileBook } from './stores/sqlite/file-book.ts';
import { openDatabase } from './stores/sqlite/open.ts';
import { createSqliteOutbox } from './stores/sqlite/outbox.ts';
import { createSqliteReplies } from './stores/sqlite/replies.ts';
import { createSqliteSearch, type SearchWatch } from './stores/sqlite/search/search.ts';
import { createSqliteShoppers } from './stores/sqlite/shoppers.ts';
import { createSqliteStore } from './stores/sqlite/store.ts';
import { createSqliteStoreDoors } from './stores/sqlite/store-doors.ts';
import { createSqliteStores } from './stores/sqlite/stores.ts';
import { createSqliteSummaries } from './stores/sqlite/summaries.ts';
import { createSqliteWebhooks } from './stores/sqlite/webhooks.ts';

/** Everything that keeps data, opened together and closed together. */
export interface Keep {
  store: Store;
  directory: Directory;
  /** Days as agents kept them. */
  summaries: Summaries;
  files: Files;
  fileBook: FileBook;
  replies: Replies;
  /** The site's physical ones. */
  stores: Stores;
  /** And the ways that each of those has into the chat and to codes. */
  doors: StoreDoors;
  /** Follows once it was begun; what is opened for one change never does. */
  search: Search;
  shoppers: Shoppers;
  erasures: Erasures;
  /** What is to go out. */
  outbox: Outbox;
  webhooks: Webhooks;
  /** What the guard found. */
  caught: Caught;
  /** 32 bytes that no copy of the data has: what is made of them is made again as long as the data folder is the same. */
  secret: Uint8Array;
  /** After the group in flight. */
  close(): Promise<void>;
}

/**
 * Opens what the configuration names. `fatal` is called when a sync failed and must end the process at once (C9); `watch` is
 * told how the WAL and the search's index fare. Throws
 * `StoreOpenError` with one clear sentence.
 */
export function openKeep(
  config: Pick<Config, 'store' | 'dataDir'> & Partial<Pick<Config, 'searchBehindMs'>>,
  onDurable: OnDurable,
  fatal: (error: Error) => void,
  watch?: CheckpointWatch & { search?: SearchWatch },
): Keep {
  if (config.store === 'memory') {
    const caught = createMemoryCaught();
    const followed: OnDurable = (appended, commits) => {
      caught.note(appended);
      onDurable(appended, commits);
      search.follow(appended);
    };
    const outbox = createMemoryOutbox();
    const store = createMemoryStore({ onDurable: followed, outbox });
    const shoppers = createMemoryShoppers();
    const search = createMemorySearch(store, shoppers);
    const directory = createMemoryDirectory();
    const doors = createMemoryStoreDoors(directory);
    return {
      store,
      search,
      caught,
      secret: randomBytes(32),
      directory,
      files: createMemoryFiles(),
      fileBook: createMemoryFileBook(),
      replies: createMemoryReplies(directory),
      stores: createMemoryStores(directory, doors),
      doors,
      shoppers,
      erasures: createMemoryErasures(store, directory),
      outbox,
      webhooks: createMemoryWebhooks(directory),
      summaries: createMemorySummaries(),
      close: () => store.close(),
    };
  }
  const opened = openDatabase({ dataDir: config.dataDir, fatal, watch });
  const store = createSqliteStore({
    ...opened,
    onDurable(appended, commits) {
      onDurable(appended, commits);
      search.follow(appended);
    },
  });
  const search = createSqliteSearch({
    dataDir: config.dataDir,
    epoch: opened.epoch,
    end: store.end,
    watch: watch?.search,
    behindMs: config.searchBehindMs,
  });
  return {
    store,
    search,
    secret: opened.key,
    directory: createSqliteDirectory(opened),
    files: createDiskFiles(join(config.dataDir, 'files')),
    fileBook: createSqliteFileBook(opened),
    replies: createSqliteReplies(opened),
    stores: createSqliteStores(opened),
    doors: createSqliteStoreDoors(opened),
    shoppers: createSqliteShoppers(opened),
    erasures: createSqliteErasures(opened),
    outbox: createSqliteOutbox(opened),
    webhooks: createSqliteWebhooks(opened),
    caught: createSqliteCaught(opened),
    summaries: createSqliteSummaries(opened),
    async close() {
      await search.close();
      await store.close();
      await opened.close();
    },
  };
}
