/** As much of an event of Chromium's trace as is looked at. Times in µs; `tdur` is CPU of its own thread. */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly data?: {
      readonly url?: string;
      readonly processId?: number;
      readonly frames?: readonly { readonly url?: string; readonly processId?: number }[];
    };
  };
}

/** What the main thread of a page spent, in ms of its own CPU. */
export interface Cost {
  /** In scripts: compiling them, running them, and collecting their garbage. */
  readonly script: number;
  /** Beyond 50 ms of each task. */
  readonly blocking: number;
  /** In everything. */
  readonly main: number;
}

/** What is needed of a trace, and little more: each category costs the page. */
export const CATEGORIES = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute', 'v8'];

const SCRIPTING =
  /^(?:EvaluateScript|FunctionCall|TimerFire|EventDispatch|FireAnimationFrame|FireIdleCallback|RunMicrotasks|XHRReadyStateChange|XHRLoad|MinorGC|MajorGC|v8\.(?:compile|compileModule|evaluateModule|run|callFunction))$/;

const BLOCKING_FROM_MS = 50;

/** Processes that a document of `origin` was loaded into: a page's own, and those of its frames. */
function processesOf(events: readonly TraceEvent[], origin: string): ReadonlySet<number> {
  const loaded = events.flatMap(({ args }) => [...(args?.data ? [args.data] : []), ...(args?.data?.frames ?? [])]);
  return new Set(
    loaded.flatMap(({ url, processId }) => (url?.startsWith(origin) && processId !== undefined ? [processId] : [])),
  );
}

/** CPU of the outermost of these events, in ms: one inside another counts once. All of one thread. */
function outermost(events: readonly TraceEvent[]): number {
  let [sum, until] = [0, 0];
  for (const { ts, dur = 0, tdur = 0 } of events.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    if (ts < until) continue;
    until = ts + dur;
    sum += tdur;
  }
  return sum / 1000;
}

/** Adds up what the main threads of the pages of `origin` spent. */
export function costOf(events: readonly TraceEvent[], origin: string): Cost {
  const processes = processesOf(events, origin);
  const isMain = new Set(
    events.flatMap(({ name, args, pid, tid }) =>
      name === 'thread_name' && args?.name === 'CrRendererMain' && processes.has(pid) ? [`${pid} ${tid}`] : [],
    ),
  );
  const byThread = Map.groupBy(
    events.filter(({ pid, tid }) => isMain.has(`${pid} ${tid}`)),
    ({ pid, tid }) => `${pid} ${tid}`,
  );
  let [script, blocking, main] = [0, 0, 0];
  for (const thread of byThread.values()) {
    script += outermost(thread.filter(({ name }) => SCRIPTING.test(name)));
    for (const { tdur = 0 } of thread.filter(({ name }) => name === 'RunTask')) {
      main += tdur / 1000;
      blocking += Math.max(0, tdur / 1000 - BLOCKING_FROM_MS);
    }
  }
  if (byThread.size === 0) throw new Error('no main thread in the trace');
  return { script, blocking, main };
}
