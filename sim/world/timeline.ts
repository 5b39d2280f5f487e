/** Something that happens at an instant; without `run` it was called off. */
interface Entry {
  readonly at: number;
  readonly order: number;
  run: (() => void) | undefined;
}

/** The one virtual clock and its one heap of events. */
export interface Timeline {
  /** Virtual ms since the start. */
  readonly now: number;
  /** Events that happened so far. */
  readonly count: number;
  /** Lets `run` happen `ms` from now; what is due at the same instant happens in the order it was asked for. */
  after(ms: number, run: () => void): () => void;
  /** The same at an instant; one that has passed is now. */
  at(instant: number, run: () => void): () => void;
  /** Lets things happen until `done`, or nothing is left. Between two of them every promise settles that can. */
  play(done: () => boolean): Promise<void>;
}

/** Instants are multiples of 1/64 ms, rounded up: a timer never rings early by a rounding of floats, and time moves on. */
const GRID = 64;
/** More events than any run needs: something goes round in circles. */
const EVENTS_MAX = 1_000_000;

const isBefore = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order);

export function createTimeline(): Timeline {
  const heap: Entry[] = [];
  let now = 0;
  let order = 0;
  let count = 0;

  function push(entry: Entry): void {
    let at = heap.length;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = heap[up] as Entry;
      if (!isBefore(entry, parent)) break;
      heap[at] = parent;
      at = up;
    }
    heap[at] = entry;
  }

  function pop(): Entry | undefined {
    const top = heap[0];
    const last = heap.pop();
    if (!top || !last || heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= heap.length) break;
      if (down + 1 < heap.length && isBefore(heap[down + 1] as Entry, heap[down] as Entry)) down += 1;
      const child = heap[down] as Entry;
      if (!isBefore(child, last)) break;
      heap[at] = child;
      at = down;
    }
    heap[at] = last;
    return top;
  }

  function next(): (() => void) | undefined {
    for (;;) {
      const entry = pop();
      if (!entry) return undefined;
      const { run } = entry;
      if (!run) continue;
      entry.run = undefined;
      now = entry.at;
      count += 1;
      if (count > EVENTS_MAX) throw new Error(`no end in sight at ${now} ms`);
      return run;
    }
  }

  const timeline: Timeline = {
    get now() {
      return now;
    },
    get count() {
      return count;
    },
    after: (ms, run) => timeline.at(ms > 0 ? Math.max(now + ms, now + 1 / GRID) : now, run),
    at(instant, run) {
      const entry: Entry = { at: Math.max(now, Math.ceil(instant * GRID) / GRID), order: order++, run };
      push(entry);
      return () => {
        entry.run = undefined;
      };
    },
    play: (done) =>
      new Promise<void>((resolve, reject) => {
        // A tick starts only when no microtask is left, and this one is asked for by a microtask: so every promise that
        // can settle has settled, in the same order each time, without a real timer or a turn of the event loop.
        const again = () => process.nextTick(step);
        const step = () => {
          try {
            const run = done() ? undefined : next();
            if (!run) return resolve();
            run();
          } catch (error) {
            reject(error);
            return;
          }
          queueMicrotask(again);
        };
        queueMicrotask(again);
      }),
  };
  return timeline;
}
