import { type OnDurable, type Store, StoreBusy } from '../../ports/store.ts';
import { createGroups } from '../group.ts';
import { readByLetter } from './by-letter.ts';
import { createChain } from './chain.ts';
import { createHealth } from './health.ts';
import { createLedger } from './ledger.ts';
import { createLogWriter } from './log-writer.ts';
import { createOnceTable } from './once.ts';
import type { OpenStore } from './open.ts';
import { createPages } from './pages.ts';
import { readUntold } from './promises.ts';
import { createReceiptTable } from './receipts.ts';
import { createReferralTable } from './referrals.ts';
import { integer } from './row.ts';
import { createRows } from './rows.ts';
import { createSpacing } from './spacing.ts';
import { prepareStatements } from './statements.ts';
import { inTransaction, inTurn } from './write.ts';
import { createGroupWriter } from './write-group.ts';

/** Receipts that rose while nothing was committed are written after this time, in ms. */
const KEEP_RECEIPTS_MS = 1000;

export interface SqliteStoreOptions
  extends Pick<OpenStore, 'db' | 'key' | 'sync' | 'turn' | 'epoch' | 'restoredAt' | 'fatal'> {
  onDurable: OnDurable;
}

/** The store, and how far it goes: for what follows it. */
export interface SqliteStore extends Store {
  /** The last row of the log, the last whose words are gone, and the last note about a shopper; all of it durable. */
  end(): Promise<{ log: number; gone: number; people: number }>;
}

/** Keeps the conversations in the opened data folder. Closing it leaves the folder open. */
export function createSqliteStore({ onDurable, ...opened }: SqliteStoreOptions): SqliteStore {
  const sql = prepareStatements(opened.db);
  const chain = createChain(sql);
  const writer = createLogWriter(sql);
  const once = createOnceTable(sql, opened.key);
  const rows = createRows(sql, chain, writer, once);
  const pages = createPages(sql, rows, chain);
  const ledger = createLedger(sql, rows, chain);
  const health = createHealth(opened, sql);
  const receipts = createReceiptTable(sql, rows);
  const referrals = createReferralTable(opened.db);
  const spacing = createSpacing();
  const { commit, read, close } = createGroups({
    write: health.watch(createGroupWriter(opened, { sql, rows, writer, once, referrals }, receipts)),
    sync: opened.sync,
    onDurable,
    schedule: (run, waiting) => spacing(() => opened.turn(run), waiting),
  });

  let keeping: NodeJS.Timeout | undefined;
  const keepReceipts = (): void => {
    keeping = undefined;
    try {
      inTransaction(opened, receipts.write);
      receipts.kept();
    } catch (error) {
      // They stay in the book, and go with the next group that can be written.
      if (!(error instanceof StoreBusy)) throw error;
    }
  };

  return {
    epoch: opened.epoch,
    restoredAt: opened.restoredAt,
    // One writer: its transaction is the lock.
    commit: (site, _keys, decide, sender) => commit(site, decide, sender),
    conversation: (site, id) => read(() => rows.entry(site, id)?.conversation),
    busySites: () => read(rows.busySites),
    conversations: (site, query) =>
      read(() => {
        const found = rows.list(site, query).map(({ conversation }) => conversation);
        receipts.readAhead(site, query, found);
        return found;
      }),
    listed: (site, query) => read(() => rows.listed(site, query)),
    these: (site, ids) => read(() => rows.these(site, ids).map(({ conversation }) => conversation)),
    device: (site, tokenHash) => read(() => rows.device(site, tokenHash)),
    byLetter: (site, person) => read(() => readByLetter(sql, rows.siteNumber(site), person)),
    readPublic: (site, id, query) => read(() => pages.readPublic(site, id, query)),
    readDesk: (site, id, query) => read(() => pages.readDesk(site, id, query)),
    readBefore: (site, id, before, limit) => read(() => pages.readBefore(site, id, before, limit)),
    takenBack: (site, id, seq) => read(() => pages.takenBack(site, id, seq)),
    worked: (site, agent, from, to) => read(() => ledger.worked(site, agent, from, to)),
    bones: (site, id) => read(() => ledger.bones(site, id)),
    untold: (site, now, limit) => read(() => readUntold(sql, rows.siteNumber(site), now, limit)),
    referral: (hash) => read(() => referrals.get(hash)),
    referralById: (site, id) => read(() => referrals.byId(site, id)),
    referralsOf: (site, conversation) => read(() => referrals.ofConversation(site, conversation)),
    referralsSent: (site, query) => read(() => referrals.sent(site, query)),
    deskSeqBefore: (site, id, afterSeq) => read(() => pages.deskSeqBefore(site, id, afterSeq)),
    heads: (site, ids) => read(() => rows.heads(site, ids)),
    receipts: async (site, id) => receipts.of(site, id),
    async mark(site, id, side, marks) {
      const raised = receipts.raise(site, id, side, marks);
      if (raised) keeping ??= setTimeout(() => opened.turn(keepReceipts), KEEP_RECEIPTS_MS).unref();
      return raised;
    },
    forgetOver: (now) => inTurn(opened, () => inTransaction(opened, () => void sql.forgetOver.run(now))),
    end: () =>
      read(() => {
        const [log, gone, people] = [sql.newestRow.get(), sql.newestGone.get(), sql.newestMoved.get()];
        return {
          log: log ? integer(log, 'id') : 0,
          gone: gone ? integer(gone, 'n') : 0,
          people: people ? integer(people, 'n') : 0,
        };
      }),
    async ping() {
      await read(() => {});
      await inTurn(opened, health.ping);
    },
    async close() {
      await close();
      clearTimeout(keeping);
      keepReceipts();
    },
  };
}
