import type { Appended } from '../../ports/store.ts';
import type { Step } from '../checked.ts';
import { behind, type GroupOptions, isBehind, type Job, type Written } from '../group.ts';
import { createDecider } from './decider.ts';
import type { OpenStore } from './open.ts';
import { asError, reason, sqliteCode } from './open-error.ts';
import type { ReceiptTable } from './receipts.ts';
import { Refused } from './refused.ts';
import { isConstraint, leavesUnknown, portError, syncFailed } from './write-error.ts';
import { type Tables, writeHeads, writeSteps } from './write-steps.ts';

/** An error of SQLite itself concerns the whole group; a refusing constraint or any other error only the commit at hand. */
const concernsAll = (error: unknown): boolean => sqliteCode(error) !== 0 && !isConstraint(error);

/**
 * Writes groups of commits into the file, each in one transaction.
 *
 * A decision throws before its commit has written anything, and so do all checks; what is left is a constraint that
 * refuses: an earlier try of a request is in the log (see `decider.ts`). As savepoints and looking first cost every commit
 * and that is rare, the group is then rolled back and written again, this time with both. Decisions are pure, so they may
 * run twice.
 */
export function createGroupWriter(
  { db, fatal }: Pick<OpenStore, 'db' | 'fatal'>,
  tables: Tables,
  receipts: ReceiptTable,
): GroupOptions['write'] {
  const { sql, rows, writer, referrals } = tables;
  const decider = createDecider(rows, referrals);

  const writeJob = (job: Job, careful: boolean): readonly Step[] => {
    const steps = careful ? decider.looking(job) : decider.trusting(job);
    if (steps.length === 0) return steps;
    // Before the savepoint: the number is remembered, so it must not be taken back.
    const no = rows.numberSite(job.site);
    if (careful) sql.savepoint.run();
    try {
      writeSteps(tables, { site: job.site, no }, steps);
    } catch (error) {
      if (concernsAll(error)) throw error;
      if (careful) {
        sql.undo.run();
        sql.keep.run();
        writer.begin(careful);
      }
      throw new Refused(`a commit could not be written: ${reason(error)}`, { cause: error });
    }
    if (careful) sql.keep.run();
    return steps;
  };

  const writeJobs = (jobs: readonly Job[], careful: boolean): Written => {
    const failed = new Map<Job, unknown>();
    const appended: Appended[] = [];
    let commits = 0;
    for (const job of jobs) {
      try {
        if (isBehind(failed, job)) throw behind();
        const steps = writeJob(job, careful);
        if (steps.length > 0) commits += 1;
        for (const step of steps) if ('appended' in step) appended.push(step.appended);
      } catch (error) {
        if (concernsAll(error) || (error instanceof Refused && !careful)) throw error;
        failed.set(job, error);
      }
    }
    writer.flush();
    writeHeads(sql, rows);
    receipts.write();
    return { failed, appended, commits };
  };

  const commit = (): 'committed' | 'unknown' => {
    try {
      sql.commit.run();
      return 'committed';
    } catch (error) {
      if (!leavesUnknown(error)) throw error;
      fatal(asError(error));
      return 'unknown';
    }
  };

  /** A transaction that can't be ended is in the way of all that follow: only a new process gets past it. */
  const isTakenBack = (): boolean => {
    try {
      if (db.isTransaction) sql.rollback.run();
    } catch (error) {
      fatal(asError(error));
      return false;
    }
    return true;
  };

  const inTransaction = (jobs: readonly Job[], careful: boolean): Written | 'unknown' => {
    try {
      writer.begin(careful);
      sql.begin.run();
      const written = writeJobs(jobs, careful);
      if (commit() === 'unknown') return 'unknown';
      rows.kept();
      receipts.kept();
      return written;
    } catch (error) {
      // First: nothing that comes may build on what is in no log.
      rows.dropped();
      writer.begin(careful);
      if (!isTakenBack()) return 'unknown';
      if (!syncFailed(error)) throw error;
      fatal(asError(error));
      return 'unknown';
    }
  };

  return (jobs) => {
    decider.begin();
    try {
      try {
        return inTransaction(jobs, false);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        decider.lookAgain();
        return inTransaction(jobs, true);
      }
    } catch (error) {
      throw portError(error);
    }
  };
}
