import type { SiteId } from '@shopbell/protocol';
import type { Appended, Change, Decision, OnDurable, View } from '../ports/store.ts';
import { StoreBusy } from '../ports/store.ts';

/** One commit that waits for its group. */
export interface Job {
  readonly site: SiteId;
  /** Whose commits stand in their order, also when one of them fails. */
  readonly sender: object | undefined;
  /** Runs the decision and remembers its result; may run again, the last run counts. */
  decide(view: View): readonly Change[];
  resolve(): void;
  reject(error: unknown): void;
}

/** What became of a group: the jobs that failed alone, and what the others appended, in order. */
export interface Written {
  failed: ReadonlyMap<Job, unknown>;
  appended: readonly Appended[];
  /** How many jobs changed something; 0 when there is nothing to make durable. */
  commits: number;
}

/**
 * A commit behind one of the same sender that has failed: written, it would stand before that when it comes again (C8). Nobody may pass
 * what failed before they are told of it.
 */
export const isBehind = (failed: ReadonlyMap<Job, unknown>, { sender }: Job): boolean =>
  failed.size > 0 && sender !== undefined && [...failed.keys()].some((job) => job.sender === sender);

/** What they are told: again, behind that. */
export const behind = (): StoreBusy => new StoreBusy('a commit before it failed');

export interface GroupOptions {
  /**
   * Carries the jobs out, in order, in one transaction. Throws when nothing was written: `StoreBusy` if a retry may help.
   * `unknown`: it can't be said whether it was written; nobody is told anything any more (C7) – the process is ending.
   */
  write(jobs: readonly Job[]): Written | 'unknown';
  /** Resolves once all that `write` wrote is durable; never rejects. */
  sync(): Promise<void>;
  onDurable: OnDurable;
  /** Starts the next group soon; `waiting` is how many commits it has so far. */
  schedule(run: () => void, waiting: number): void;
}

/** The queue of commits, and the gate for reads. */
export interface Groups {
  commit<T>(site: SiteId, decide: (view: View) => Decision<T>, sender?: object): Promise<T>;
  /** Runs `get` when nothing is written that is not durable. */
  read<T>(get: () => T): Promise<T>;
  /** Takes no more commits and resolves when those it has are settled. */
  close(): Promise<void>;
}

/** A commit on its way. One object with its promise: there is one for every message, and a group of them lives for ms. */
class Commit<T> implements Job {
  readonly site: SiteId;
  readonly sender: object | undefined;
  readonly promise: Promise<T>;
  readonly #decide: (view: View) => Decision<T>;
  #result: T | undefined;
  #decided = false;
  #resolve!: (result: T) => void;
  reject!: (error: unknown) => void;

  constructor(site: SiteId, decide: (view: View) => Decision<T>, sender: object | undefined) {
    this.site = site;
    this.sender = sender;
    this.#decide = decide;
    this.promise = new Promise<T>((resolve, reject) => {
      this.#resolve = resolve;
      this.reject = reject;
    });
  }
  decide(view: View): readonly Change[] {
    const { changes, result } = this.#decide(view);
    this.#result = result;
    this.#decided = true;
    return changes;
  }
  resolve(): void {
    if (this.#decided) this.#resolve(this.#result as T);
  }
}

/**
 * Group commit: commits that arrive while a group is on its way to the disk form the next one. One group is in flight; its
 * results – refusals too, they may rest on another commit of the group – are told when it is durable, and not before (C5).
 *
 * A read that comes between a group's write and the return of its sync waits for it. That is the whole rule that keeps
 * rows off the wire which a power cut could take back (C6), it costs a read at most one sync, and it needs no second
 * connection and no bookkeeping per conversation. When the sync has returned, readers go before the next group.
 */
export function createGroups({ write, sync, onDurable, schedule }: GroupOptions): Groups {
  let queue: Job[] = [];
  let state: 'idle' | 'scheduled' | 'in flight' = 'idle';
  let closing: (() => void) | undefined;
  let closed: Promise<void> | undefined;
  const readers: (() => void)[] = [];

  const next = (): void => {
    if (queue.length > 0) {
      state = 'scheduled';
      schedule(run, queue.length);
      return;
    }
    state = 'idle';
    closing?.();
  };

  const settle = (jobs: readonly Job[], { failed, appended, commits }: Written): void => {
    try {
      if (commits > 0) onDurable(appended, commits);
    } finally {
      for (const job of jobs) {
        if (failed.has(job)) job.reject(failed.get(job));
        else job.resolve();
      }
      if (failed.size > 0) {
        const late = queue.filter((job) => isBehind(failed, job));
        if (late.length > 0) queue = queue.filter((job) => !late.includes(job));
        for (const job of late) job.reject(behind());
      }
      state = 'idle';
      for (const reader of readers.splice(0)) reader();
      next();
    }
  };

  const run = (): void => {
    const jobs = queue;
    queue = [];
    state = 'in flight';
    let written: Written | 'unknown';
    try {
      written = write(jobs);
    } catch (error) {
      settle(jobs, { failed: new Map(jobs.map((job) => [job, error])), appended: [], commits: 0 });
      return;
    }
    if (written === 'unknown') return;
    const known = written;
    if (known.commits > 0) void sync().then(() => settle(jobs, known));
    else settle(jobs, known);
  };

  return {
    commit<T>(site: SiteId, decide: (view: View) => Decision<T>, sender?: object) {
      if (closed) return Promise.reject(new StoreBusy('the store is closing'));
      const job = new Commit(site, decide, sender);
      queue.push(job);
      if (state === 'idle') next();
      return job.promise;
    },
    read: <T>(get: () => T) =>
      new Promise<T>((resolve, reject) => {
        const go = (): void => {
          try {
            resolve(get());
          } catch (error) {
            reject(error);
          }
        };
        if (state === 'in flight') readers.push(go);
        else go();
      }),
    close: () => {
      closed ??= new Promise((resolve) => {
        if (state === 'idle') resolve();
        else closing = resolve;
      });
      return closed;
    },
  };
}
