import { ERASING_PLANTS } from './of-erasing.ts';
import { GUARD_PLANTS } from './of-guard.ts';
import { LEAVING_PLANTS } from './of-leaving.ts';
import { OUTGOING_PLANTS } from './of-outgoing.ts';
import { PROMISE_PLANTS } from './of-promises.ts';
import { SDK_PLANTS } from './of-sdk.ts';
import type { Plant } from './types.ts';

const server = 'packages/server/src';

/** Every guard that is switched off somewhere to see it missed: by the simulation, or as a control of a fault test. */
export const PLANTS: readonly Plant[] = [
  {
    name: 'ack-before-commit',
    file: `${server}/stores/group.ts`,
    find: 'if (known.commits > 0) void sync().then(() => settle(jobs, known));',
    replace: 'if (known.commits > 0) { void sync(); settle(jobs, known); }',
    rule: 'C5',
    what: 'the server acks before the group is durable',
    shows: 'ackedLost',
  },
  {
    // The page cache survives a killed process, so a skipped sync alone would lose nothing there.
    name: 'ack-before-transaction',
    file: `${server}/stores/sqlite/write-group.ts`,
    find: `      sql.begin.run();
      const written = writeJobs(jobs, careful);
      if (commit() === 'unknown') return 'unknown';`,
    // Transactions of others – sessions, receipts – can't begin inside the one that is left open: it is committed for them.
    // Nor can the length of the WAL be looked at: it isn't.
    replace: `      const exec = Object.getPrototypeOf(db).exec;
      db.exec = (text) => {
        if (text === 'BEGIN IMMEDIATE' && db.isTransaction) commit();
        exec.call(db, text);
      };
      const statements = Object.getPrototypeOf(sql.begin);
      statements.plainGet ??= statements.get;
      statements.get = function (...args) {
        try {
          return this.plainGet(...args);
        } catch (error) {
          if (error.errcode !== 6) throw error;
          return { log: 0, checkpointed: 0 };
        }
      };
      if (!db.isTransaction) {
        sql.begin.run();
        setTimeout(() => db.isTransaction && commit(), 50);
      }
      const written = writeJobs(jobs, careful);`,
    rule: 'C5',
    what: 'the server acks before the transaction is committed',
    inSim: false,
  },
  {
    name: 'epoch-kept',
    file: `${server}/stores/sqlite/copy-mark.ts`,
    find: `db.prepare("UPDATE meta SET value = ? WHERE name = 'epoch'").run(newEpoch());`,
    replace: '',
    rule: 'C4',
    what: 'a restored store passes for the one that was lost',
    inSim: false,
  },
  {
    name: 'no-store-sync',
    file: `${server}/stores/sqlite/pragmas.ts`,
    find: "synchronous: { set: 'NORMAL', reads: 1 },",
    replace: "synchronous: { set: 'OFF', reads: 0 },",
    rule: 'C5',
    what: 'the WAL begins anew before the store has been synced',
    inSim: false,
  },
  {
    name: 'sync-error-ignored',
    file: `${server}/stores/sqlite/wal-sync.ts`,
    find: `      if (error) {
        fatal(error);
        return;
      }`,
    replace: '',
    rule: 'C9',
    what: 'a sync that failed counts as one',
    inSim: false,
  },
  {
    name: 'unsynced-store-ignored',
    file: `${server}/stores/sqlite/checkpoint-worker.ts`,
    find: 'throw new Unsynced(reason(error), { cause: error });',
    replace: '',
    rule: 'C9',
    what: "a checkpoint's own sync of the store that failed counts as one",
    inSim: false,
  },
  {
    name: 'failed-checkpoint-later',
    file: `${server}/stores/sqlite/checkpoint-worker.ts`,
    find: 'error instanceof Unsynced || syncFailed(error)',
    replace: 'error instanceof Unsynced',
    rule: 'C9',
    what: 'a checkpoint in which a sync of SQLite failed is tried again',
    inSim: false,
  },
  {
    name: 'full-disk-acked',
    file: `${server}/stores/group.ts`,
    find: 'settle(jobs, { failed: new Map(jobs.map((job) => [job, error])), appended: [], commits: 0 });',
    replace: 'settle(jobs, { failed: new Map(), appended: [], commits: 0 });',
    rule: 'C9',
    what: 'what a full disk refused is acked',
    inSim: false,
  },
  {
    name: 'read-before-durable',
    file: `${server}/stores/group.ts`,
    find: "if (state === 'in flight') readers.push(go);",
    replace: 'if (false) readers.push(go);',
    rule: 'C6',
    what: 'readers are served what a crash may take back',
    shows: 'toldTwice',
  },
  {
    name: 'no-dedup',
    file: `${server}/app/again.ts`,
    find: 'const sent = view.sent(author, cid);',
    replace: 'const sent = view.sent(author, author);',
    rule: 'C1',
    what: 'a retry is taken for a new request',
    shows: 'duplicates',
  },
  {
    name: 'no-turn',
    file: `${server}/relay/requests.ts`,
    find: 'if (behind > 0) return behind;',
    replace: '',
    rule: 'C8',
    what: 'later requests pass one that was told to come again',
    shows: 'orderBreaks',
  },
  {
    name: 'no-reset',
    file: `${server}/relay/catch-up.ts`,
    find: "if (beyond) send(deps, session, { type: 'reset', conversation: id, head });",
    replace: '',
    rule: 'C11',
    what: 'a client beyond the head is not told to forget',
    inSim: false,
  },
  {
    name: 'no-heads',
    file: `${server}/relay/heads.ts`,
    find: 'heads.push(',
    replace: 'void (',
    rule: 'C12',
    what: 'heartbeats do not tell how far the logs go',
    shows: 'gaps',
  },
  {
    name: 'no-conflict',
    file: `${server}/app/again.ts`,
    find: '!same(sent.logged, conversation.id)',
    replace: 'false',
    rule: 'C2',
    what: 'other words under a known cid are acked',
    inSim: false,
  },
  {
    name: 'silent-kept',
    file: `${server}/relay/sweep.ts`,
    find: 'if (now - session.heardAt > heartbeatMs * SILENT_BEATS)',
    replace: 'if (false)',
    rule: 'C25',
    what: 'the server keeps connections that give no sign of life',
    inSim: false,
  },
  {
    name: 'large-pages',
    file: 'packages/protocol/src/limits.ts',
    find: 'pageMaxBytes: 32 * 1024,',
    replace: 'pageMaxBytes: 256 * 1024,',
    rule: 'C11',
    what: 'a page comes in one frame, however narrow the line',
    inSim: false,
  },
  {
    name: 'slow-readers-kept',
    file: `${server}/compose.ts`,
    find: 'const PRESSURE = { bufferMaxBytes: 1024 * 1024, undrainedMaxMs: 30_000 };',
    replace: 'const PRESSURE = { bufferMaxBytes: Infinity, undrainedMaxMs: Infinity };',
    rule: 'C22',
    what: 'the server keeps everything that a client does not read',
    inSim: false,
  },
  {
    name: 'time-runs-back',
    file: 'packages/domain/src/conversation/evolve.ts',
    find: 'const at = Math.max(now, current.lastAt);',
    replace: 'const at = now;',
    rule: 'C8',
    what: 'events are stamped with whatever the clock says',
    shows: 'orderBreaks',
  },
  {
    name: 'no-goaway',
    file: `${server}/relay/relay.ts`,
    find: "send(deps, session, { type: 'goaway', waitMs, heads: changedHeads(session) });",
    replace: 'void waitMs;',
    rule: 'C23',
    what: 'a server that stops tells nobody when to come back',
    inSim: false,
  },
  {
    name: 'no-poll',
    file: `${server}/relay/poll.ts`,
    find: 'if (deps.bus.lossless) return () => {};',
    replace: 'return () => {};',
    rule: 'C14',
    what: 'what the bus has lost is not looked for in the store',
    shows: 'gaps',
  },
  {
    name: 'busy-owes-nothing',
    file: `${server}/relay/durable.ts`,
    find: 'owe(session, cid, LIMITS.busyRetryMs, deps.clock.elapsed());',
    replace: 'undefined;',
    rule: 'C8',
    what: 'requests behind one that met a full disk pass it',
    shows: 'orderBreaks',
  },
  {
    name: 'short-patience',
    file: `${server}/relay/order.ts`,
    find: 'const PATIENCE_MS = 60_000;',
    replace: 'const PATIENCE_MS = 500;',
    rule: 'C8',
    what: 'a refusal that is late lets later requests pass',
    shows: 'orderBreaks',
  },
  {
    name: 'lists-stand-still',
    file: `${server}/relay/relay.ts`,
    find: 'lists.changed(hint.conversation);',
    replace: '',
    rule: 'C25',
    what: 'agents hear of new requests with the next heartbeat only',
    shows: 'gaps',
  },
  {
    name: 'recall-in-name-only',
    file: `${server}/stores/memory/tables.ts`,
    find: "if (logged.event.kind === 'recalled') withhold(logs, logged.event.of);",
    replace: '',
    rule: 'C3',
    what: 'what was taken back can still be read',
    shows: 'phantoms',
  },
  {
    name: 'withhold-in-name-only',
    file: `${server}/stores/sqlite/write-steps.ts`,
    find: "if (event.kind === 'recalled') sql.withhold.run(site, no, ends.tip ?? null, event.of, event.seq);",
    replace: "if (event.kind === 'recalled') continue;",
    rule: 'C3',
    what: 'what was taken back can still be read from the file',
    inSim: false,
  },
  ...SDK_PLANTS,
  ...ERASING_PLANTS,
  ...PROMISE_PLANTS,
  ...GUARD_PLANTS,
  ...LEAVING_PLANTS,
  ...OUTGOING_PLANTS,
];
