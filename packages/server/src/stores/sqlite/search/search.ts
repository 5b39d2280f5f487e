import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Answer, Search } from '../../../ports/search.ts';
import { StoreBusy } from '../../../ports/store.ts';
import { reason } from '../open-error.ts';
import type { Progress } from './index-file.ts';
import type { SearchData, SearchOrder, SearchReport } from './worker.ts';

/** Beside this file, in the sources and in what is built of them. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/** What came since is told to the thread together, after this time in ms. */
const GATHER_MS = 250;
/** Questions under way at once; more are refused, they would only wait for each other. */
const ASKED_MAX = 32;
/** How long until a thread that ended by itself is started again, in ms. */
const AGAIN_MS = 5000;

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
}

interface Asked {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

const behind = (at: Progress, end: Progress): boolean => at.log < end.log || at.gone < end.gone;

/** Follows the store with a thread of its own, which keeps `search.db` beside it. */
export function createSqliteSearch({ end, watch, ...data }: SqliteSearchOptions): Search {
  let worker: Worker | undefined;
  let ending = false;
  let timer: NodeJS.Timeout | undefined;
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

  const gather = async (): Promise<Progress> => {
    const now = await end();
    if (!at || behind(at, now)) told.push({ end: now, since: performance.now() });
    order({ to: now });
    return now;
  };

  const start = (): void => {
    const started = new Worker(WORKER, { workerData: data satisfies SearchData });
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
    void gather();
  };

  return {
    begin: start,
    follow() {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (!ending && worker) void gather();
      }, GATHER_MS).unref();
    },
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (!worker || asked.size >= ASKED_MAX) return reject(new StoreBusy('too many search at once'));
        questions += 1;
        asked.set(questions, { resolve, reject });
        order({ ask: question, id: questions });
      }),
    lag() {
      const [oldest] = told;
      const newest = told.at(-1);
      if (!oldest || !newest) return { rows: 0, ms: 0 };
      return { rows: Math.max(0, newest.end.log - (at?.log ?? 0)), ms: Math.round(performance.now() - oldest.since) };
    },
    async caughtUp() {
      const now = await gather();
      if (at && !behind(at, now)) return;
      await new Promise<void>((resolve) => waiting.push({ end: now, resolve }));
    },
    async close() {
      ending = true;
      clearTimeout(timer);
      clearTimeout(again);
      if (!worker) return;
      worker.ref();
      const exited = once(worker, 'exit');
      order({ end: true });
      await exited;
    },
  };
}
