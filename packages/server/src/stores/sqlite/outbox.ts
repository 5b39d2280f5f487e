import { HOLDS_TRIES, KEPT, type Outbox, type Outcome, type Pending, type TargetName } from '../../ports/outgoing.ts';
import type { OpenStore } from './open.ts';
import { toTracked } from './outgoing-row.ts';
import { integer, text } from './row.ts';
import { inTransaction, inTurn } from './write.ts';

const OF_TARGET = 'site = ?1 AND target = ?2';

/** Every statement; the tests ask SQLite how it finds their rows. */
export const OUTBOX_SQL = {
  // One step a target: the next one behind the last.
  nextPending: `SELECT site, target, due_at FROM outgoing INDEXED BY outgoing_due
    WHERE state = 'waiting' AND (site, target) > (?1, ?2) ORDER BY site, target, due_at LIMIT 1`,
  due: `SELECT o.* FROM outgoing o INDEXED BY outgoing_due
    WHERE o.site = ?1 AND o.target = ?2 AND o.state = 'waiting' AND o.due_at <= ?3 AND NOT EXISTS (
      SELECT 1 FROM outgoing e INDEXED BY outgoing_order WHERE e.site = ?1 AND e.target = ?2 AND e.about = o.about AND e.n < o.n
      AND e.state = 'waiting' AND e.tries < ${HOLDS_TRIES}) ORDER BY o.due_at, o.n LIMIT ?4`,
  over: `UPDATE outgoing SET state = ?2, tried_at = ?3, took_ms = ?4, status = ?5, failure = ?6, first_at = coalesce(first_at, ?3)
    WHERE n = ?1 AND state = 'waiting'`,
  failed: `UPDATE outgoing SET state = ?2, tried_at = ?3, took_ms = ?4, status = ?5, failure = ?6, first_at = coalesce(first_at, ?3),
    due_at = ?7, tries = tries + 1 WHERE n = ?1 AND state = 'waiting'`,
  later: "UPDATE outgoing SET due_at = ?2 WHERE n = ?1 AND state = 'waiting'",
  oldest: `SELECT n FROM outgoing WHERE ${OF_TARGET} AND state = ?3 ORDER BY n DESC LIMIT 1 OFFSET ?4`,
  sweep: `DELETE FROM outgoing WHERE ${OF_TARGET} AND state = ?3 AND n < ?4`,
  newest: 'SELECT n FROM outgoing ORDER BY n DESC LIMIT 1',
  list: `SELECT * FROM outgoing WHERE ${OF_TARGET} AND state = ?3 AND n < ?4 ORDER BY n DESC LIMIT ?5`,
  count: `SELECT count(*) AS count FROM outgoing WHERE ${OF_TARGET} AND state = ?3`,
  // Asked for now and then: every entry of an index is looked at, and no row.
  total: 'SELECT count(*) AS count FROM outgoing INDEXED BY outgoing_state WHERE state = ?1',
  again: `UPDATE outgoing SET state = 'waiting', due_at = ?3, tries = 0, first_at = NULL
    WHERE ${OF_TARGET} AND n = ?4 AND state <> 'waiting'`,
  allAgain: `UPDATE outgoing SET state = 'waiting', due_at = ?3, tries = 0, first_at = NULL WHERE ${OF_TARGET} AND state = 'dead'`,
  nextTarget: `SELECT site, target FROM outgoing INDEXED BY outgoing_state WHERE (site, target) > (?1, ?2) ORDER BY site, target LIMIT 1`,
  drop: `DELETE FROM outgoing WHERE ${OF_TARGET}`,
} as const;

const STATES = ['waiting', 'dead', 'sent', 'gone'] as const;

/** What is to go out, in the opened data folder. */
export function createSqliteOutbox(opened: Pick<OpenStore, 'db' | 'sync' | 'turn' | 'fatal'>, kept = KEPT): Outbox {
  const { db, sync } = opened;
  const sql = {
    nextPending: db.prepare(OUTBOX_SQL.nextPending),
    due: db.prepare(OUTBOX_SQL.due),
    over: db.prepare(OUTBOX_SQL.over),
    failed: db.prepare(OUTBOX_SQL.failed),
    later: db.prepare(OUTBOX_SQL.later),
    oldest: db.prepare(OUTBOX_SQL.oldest),
    sweep: db.prepare(OUTBOX_SQL.sweep),
    newest: db.prepare(OUTBOX_SQL.newest),
    list: db.prepare(OUTBOX_SQL.list),
    count: db.prepare(OUTBOX_SQL.count),
    total: db.prepare(OUTBOX_SQL.total),
    again: db.prepare(OUTBOX_SQL.again),
    allAgain: db.prepare(OUTBOX_SQL.allAgain),
    nextTarget: db.prepare(OUTBOX_SQL.nextTarget),
    drop: db.prepare(OUTBOX_SQL.drop),
  };
  /** The last row that is known to be on the disk. */
  let durable = 0;
  const write = <T>(work: () => T): Promise<T> => inTurn(opened, () => inTransaction(opened, work));

  const settleOne = (outcome: Outcome): void => {
    const { n, became, attempt } = outcome;
    if (attempt === undefined) {
      sql.later.run(n, outcome.retryAt);
      return;
    }
    const tried = [attempt.at, attempt.ms, attempt.status ?? null, attempt.failure ?? null];
    if (became === 'sent' || became === 'gone') sql.over.run(n, became, ...tried);
    else sql.failed.run(n, became, ...tried, became === 'waiting' ? outcome.retryAt : attempt.at);
  };

  /** Of what is over the newest are enough. */
  const sweep = (outcomes: readonly Outcome[]): void => {
    const seen = new Set<string>();
    for (const { site, target, became } of outcomes) {
      const key = `${site} ${target} ${became}`;
      if (became === 'waiting' || seen.has(key)) continue;
      seen.add(key);
      const row = sql.oldest.get(site, target, became, kept[became] - 1);
      if (row) sql.sweep.run(site, target, became, integer(row, 'n'));
    }
  };

  return {
    async pending() {
      const found: Pending[] = [];
      for (let [site, target] = ['', '']; ; ) {
        const row = sql.nextPending.get(site, target);
        if (!row) return found;
        [site, target] = [text(row, 'site'), text(row, 'target')];
        found.push({ site, target: target as TargetName, dueAt: integer(row, 'due_at') });
      }
    },
    async due(site, target, now, limit) {
      const found = sql.due.all(site, target, now, limit).map(toTracked);
      // What a power cut could take back goes nowhere (C6). What was synced once stays: a long line is not synced again for each of it.
      if (found.some(({ n }) => n > durable)) {
        const newest = sql.newest.get();
        await sync();
        durable = Math.max(durable, newest ? integer(newest, 'n') : 0);
      }
      return found;
    },
    settle: (outcomes) =>
      write(() => {
        for (const outcome of outcomes) settleOne(outcome);
        sweep(outcomes);
      }),
    async list(site, target, { state, before = Number.MAX_SAFE_INTEGER, limit }) {
      const states = state === undefined ? STATES : [state];
      const found = states.flatMap((each) => sql.list.all(site, target, each, before, limit).map(toTracked));
      return found.sort((a, b) => b.n - a.n).slice(0, limit);
    },
    async counts(site, target) {
      const count = (state: string): number => integer(sql.count.get(site, target, state) ?? {}, 'count');
      return { waiting: count('waiting'), dead: count('dead') };
    },
    async totals() {
      const count = (state: string): number => integer(sql.total.get(state) ?? {}, 'count');
      return { waiting: count('waiting'), dead: count('dead') };
    },
    async again(site, target, now, n) {
      const { changes } = await write(() =>
        n === undefined ? sql.allAgain.run(site, target, now) : sql.again.run(site, target, now, n),
      );
      await sync();
      return Number(changes);
    },
    async targets() {
      const found: Awaited<ReturnType<Outbox['targets']>>[number][] = [];
      for (let [site, target] = ['', '']; ; ) {
        const row = sql.nextTarget.get(site, target);
        if (!row) return found;
        [site, target] = [text(row, 'site'), text(row, 'target')];
        found.push({ site, target: target as TargetName });
      }
    },
    async drop(site, target) {
      await write(() => sql.drop.run(site, target));
      await sync();
    },
  };
}
