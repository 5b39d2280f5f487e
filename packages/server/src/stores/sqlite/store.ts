import type { OnDurable, Store } from '../../ports/store.ts';
import { createGroups } from '../group.ts';
import { createHealth } from './health.ts';
import type { OpenStore } from './open.ts';
import { createPages } from './pages.ts';
import { createRows } from './rows.ts';
import { createSpacing } from './spacing.ts';
import { prepareStatements } from './statements.ts';
import { createGroupWriter } from './write-group.ts';

export interface SqliteStoreOptions extends Pick<OpenStore, 'db' | 'sync' | 'epoch' | 'fatal'> {
  onDurable: OnDurable;
}

/** Keeps the conversations in the opened data folder. Closing it leaves the folder open. */
export function createSqliteStore({ onDurable, ...opened }: SqliteStoreOptions): Store {
  const sql = prepareStatements(opened.db);
  const rows = createRows(sql);
  const pages = createPages(sql, rows);
  const health = createHealth(opened, sql);
  const { commit, read, close } = createGroups({
    write: health.watch(createGroupWriter(opened, sql, rows)),
    sync: opened.sync,
    onDurable,
    schedule: createSpacing(),
  });

  return {
    epoch: opened.epoch,
    // One writer: its transaction is the lock.
    commit: (site, _keys, decide) => commit(site, decide),
    conversation: (site, id) => read(() => rows.entry(site, id)?.conversation),
    conversations: (site, query) => read(() => rows.list(site, query).map(({ conversation }) => conversation)),
    device: (site, tokenHash) => read(() => rows.device(site, tokenHash)),
    readPublic: (site, id, query) => read(() => pages.readPublic(site, id, query)),
    readDesk: (site, id, query) => read(() => pages.readDesk(site, id, query)),
    readBefore: (site, id, before, limit) => read(() => pages.readBefore(site, id, before, limit)),
    deskSeqBefore: (site, id, afterSeq) => read(() => pages.deskSeqBefore(site, id, afterSeq)),
    ping: () => read(health.ping),
    close,
  };
}
