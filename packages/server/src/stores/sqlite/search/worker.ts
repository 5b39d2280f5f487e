import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, Question } from '../../../ports/search.ts';
import { reason } from '../open-error.ts';
import { isDamaged } from '../write-error.ts';
import { createAsk } from './ask.ts';
import { openIndex, type Progress } from './index-file.ts';
import { createTaker } from './take.ts';

/** What the thread is started with. */
export interface SearchData {
  dataDir: string;
  epoch: string;
}

/** `to`: everything up to there is durable, take it. `ask`: up to `end` everything is. `hold`: not now. `end` closes both files and ends the thread. */
export type SearchOrder =
  | { to: Progress }
  | { hold: true }
  | { ask: Question; id: number; end: Progress }
  | { end: true };

/** `at`: the index has come so far. `failed`: it can't be written now; it is tried again. */
export type SearchReport =
  | { at: Progress }
  | { anew: true }
  | { failed: string }
  | { id: number; answer: Answer }
  | { id: number; refused: string };

/** A rest between batches, a quarter of what the batch took but no longer than this, in ms: who serves shoppers goes first. */
const REST_MAX_MS = 5;
/** How long until what could not be written is tried again, in ms. */
const AGAIN_MS = 2000;

type Report = (report: SearchReport) => void;

function begin({ dataDir, epoch }: SearchData, report: Report) {
  const path = join(dataDir, 'search.db');
  const store = new DatabaseSync(join(dataDir, 'shopbell.db'), { readOnly: true, timeout: 2000 });
  const start = () => {
    const { db, anew } = openIndex(path, epoch);
    if (anew) report({ anew: true });
    const taker = createTaker(db, store);
    return { db, taker, ask: createAsk(db, store, taker.progress) };
  };
  let open = start();
  let end = open.taker.progress();
  let timer: NodeJS.Timeout | undefined;
  report({ at: end });

  /** A damaged index is made anew: all of it is in the store. */
  const failed = (error: unknown): void => {
    if (!isDamaged(error)) return report({ failed: reason(error) });
    open.db.close();
    open = start();
    report({ at: open.taker.progress() });
  };

  const take = (): void => {
    timer = undefined;
    const began = performance.now();
    let wait: number | undefined;
    try {
      if (open.taker.take(end)) wait = Math.min(REST_MAX_MS, (performance.now() - began) / 4);
      report({ at: open.taker.progress() });
    } catch (error) {
      failed(error);
      wait = AGAIN_MS;
    }
    if (wait !== undefined) timer = setTimeout(take, wait);
  };

  return {
    to(progress: Progress): void {
      end = progress;
      timer ??= setTimeout(take, 0);
    },
    /** After the batch in hand, until the next `to`. */
    hold(): void {
      end = open.taker.progress();
    },
    ask(question: Question, id: number, end: Progress): void {
      try {
        open.taker.takeNotes(end);
      } catch (error) {
        // What is there already can be read all the same.
        failed(error);
      }
      try {
        report({ id, answer: open.ask(question, end.log) });
      } catch (error) {
        report({ id, refused: reason(error) });
        failed(error);
        timer ??= setTimeout(take, 0);
      }
    },
    end(): void {
      clearTimeout(timer);
      open.db.close();
      store.close();
    },
  };
}

/**
 * The thread that keeps the index and answers from it. It reads the store by a connection of its own, which can't write, and
 * short reads only, so that the WAL can begin anew between them.
 */
const port = parentPort;
if (port !== null) {
  const searching = begin(workerData, (report) => port.postMessage(report));
  port.on('message', (order: SearchOrder) => {
    if ('to' in order) searching.to(order.to);
    else if ('ask' in order) searching.ask(order.ask, order.id, order.end);
    else if ('hold' in order) searching.hold();
    else {
      searching.end();
      port.close();
    }
  });
}
