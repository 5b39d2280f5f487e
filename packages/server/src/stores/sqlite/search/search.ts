import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Answer, Lag, Search } from '../../../ports/search.ts';
import { StoreBusy } from '../../../ports/store.ts';
import { reason } from '../open-error.ts';
import type { Progress } from './index-file.ts';
import { behind, createPace } from './pace.ts';
import { TAIL_ROWS } from './tail.ts';
import type { SearchData, SearchOrder, SearchReport } from './worker.ts';

/** Beside this file, in the sources and in what is built of them. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/** Questions under way at once; more are refused, they would only wait for each other. */
const ASKED_MAX = 32;
/** Room for what the thread makes and drops, in MB: it makes little else, and 48 MB by itself would all be used. */
const YOUNG_MB = 8;
/** How long until a thread that ended by itself is started again, in ms. */
const AGAIN_MS = 5000;
/** The index is behind for no longer than this because of others, in ms. */
export const BEHIND_MS = 60_000;

/** Told what an operator should know. */
export interface SearchWatch {
  /** The index is made anew from the whole log. */
  anew(): void;
  /** It can't be written, or has ended; told once until it goes on. */
  failing(reason: string): void;
}

export interface SqliteSearchOptions extends SearchData {
  /** Where the log, and what was taken out of it, ends by now; all of it durable. */
  end(): Promise<Progress>;
  watch?: SearchWatch | undefined;
  /** How long the index may wait until the relay's loop is quiet, ms; 0: it doesn't. */
  behindMs?: number | undefined;
  /** How busy the relay's loop was since the last call, 0 to 1. */
  busy?: (() => number) | undefined;
}

interface Asked {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/**
 * Follows the store with a thread of its own, which keeps `search.db` beside it. The thread works while the relay's loop is quiet, and
 * when it was not for `behindMs`: a flood is taken after it rather than beside it.
 */
export function createSqliteSearch(options: SqliteSearchOptions): Search {
  const { end, watch, behindMs = BEHIND_MS, busy, ...data } = options;
  let worker: Worker | undefined;
  let ending = false;
  let again: NodeJS.Timeout | undefined;
  /** How far the index is; undefined before the thread has said so. */
  let at: Progress | undefined;
  /** Ends that were told and not reached, oldest first, with when they were: what lag is reckoned from. */
  let told: { end: Progress; since: number }[] = [];
  let waiting: { end: Progress; resolve(): void }[] = [];
  const asked = new Map<number, Asked>();
  let questions = 0;
  let failing = false;

  const order = (what: SearchOrder): void => worker?.postMessage(what);

  const arrived = (progress: Progress): void => {
    at = progress;
    failing = false;
    told = told.filter((each) => behind(progress, each.end));
    const there = waiting.filter((each) => !behind(progress, each.end));
    waiting = waiting.filter((each) => behind(progress, each.end));
    for (const { resolve } of there) resolve();
  };

  const hear = (report: SearchReport): void => {
    if ('at' in report) return arrived(report.at);
    if ('anew' in report) return watch?.anew();
    if ('failed' in report) {
      if (!failing) watch?.failing(report.failed);
      failing = true;
      return;
    }
    const question = asked.get(report.id);
    asked.delete(report.id);
    if ('answer' in report) question?.resolve(report.answer);
    else question?.reject(new StoreBusy(`the search failed: ${report.refused}`));
  };

  const isBehind = (): boolean => {
    const newest = told.at(-1);
    return newest !== undefined && (!at || behind(at, newest.end));
  };
  const gather = async (): Promise<Progress> => {
    const now = await end();
    const newest = told.at(-1)?.end ?? at;
    if (!newest || behind(newest, now)) told.push({ end: now, since: performance.now() });
    return now;
  };
  /** Whether the thread works although the relay's loop is busy. */
  const isDue = (): boolean => {
    const [oldest] = told;
    return waiting.length > 0 || (oldest !== undefined && performance.now() - oldest.since >= behindMs);
  };
  const pace = createPace({
    busy,
    async look(quiet) {
      if (ending || !worker) return false;
      const now = await gather();
      if (ending || !isBehind()) return false;
      order(quiet || isDue() ? { to: now } : { hold: true });
      return true;
    },
  });

  const start = (): void => {
    const started = new Worker(WORKER, {
      workerData: data satisfies SearchData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    started.unref();
    worker = started;
    started.on('message', hear);
    // Search is no reason to end the server: what it knows is all in the store.
    started.on('error', (error) => watch?.failing(reason(error)));
    started.on('exit', () => {
      worker = undefined;
      for (const { reject } of asked.values()) reject(new StoreBusy('the search has ended'));
      asked.clear();
      if (!ending) again = setTimeout(start, AGAIN_MS).unref();
    });
    pace.follow();
  };

  const lag = (): Lag => {
    const [oldest] = told;
    const newest = told.at(-1);
    if (!oldest || !newest) return { rows: 0, ms: 0 };
    return { rows: Math.max(0, newest.end.log - (at?.log ?? 0)), ms: Math.round(performance.now() - oldest.since) };
  };

  return {
    begin: start,
    follow() {
      if (worker) pace.follow();
    },
    async ask(question) {
      // What agents write about shoppers wakes nobody; who asks finds it.
      const until = await gather();
      pace.follow();
      return new Promise((resolve, reject) => {
        if (!worker || asked.size >= ASKED_MAX) return reject(new StoreBusy('too many search at once'));
        questions += 1;
        asked.set(questions, { resolve, reject });
        order({ ask: question, id: questions, end: until });
      });
    },
    lag,
    unfound() {
      const { rows, ms } = lag();
      return rows > TAIL_ROWS ? { rows: rows - TAIL_ROWS, ms } : { rows: 0, ms: 0 };
    },
    async caughtUp() {
      const now = await gather();
      if (at && !behind(at, now)) return;
      const there = new Promise<void>((resolve) => waiting.push({ end: now, resolve }));
      order({ to: now });
      await there;
    },
    async close() {
      ending = true;
      pace.stop();
      clearTimeout(again);
      if (!worker) return;
      worker.ref();
      const exited = once(worker, 'exit');
      order({ end: true });
      await exited;
    },
  };
}
