import { expect, test } from 'vitest';
import { costOf, type TraceEvent } from './trace.ts';

const ORIGIN = 'http://localhost:1';
const [PAGE, OTHER] = [7, 8];

const event = (name: string, ts: number, dur: number, tdur: number, pid = PAGE): TraceEvent => ({
  ...{ name, pid, tid: pid, ts, dur, tdur },
});
const thread = (pid: number, name: string): TraceEvent => ({
  ...{ name: 'thread_name', pid, tid: pid, ts: 0, args: { name } },
});
const committed = (pid: number, url: string): TraceEvent => ({
  ...{ name: 'FrameCommittedInBrowser', pid: 1, tid: 1, ts: 0, args: { data: { url, processId: pid } } },
});
const PLACES = [thread(PAGE, 'CrRendererMain'), thread(OTHER, 'CrRendererMain'), committed(PAGE, `${ORIGIN}/shop`)];

test('script inside of script counts once, by its CPU and not by its time', () => {
  const events = [
    event('EvaluateScript', 10_000, 9000, 6000),
    event('v8.run', 11_000, 7000, 4000),
    event('Layout', 12_000, 2000, 2000),
    event('FunctionCall', 20_000, 3000, 1500),
  ];
  expect(costOf([...PLACES, ...events.toReversed()], ORIGIN).script).toBe(7.5);
});

test('blocking is what a task takes beyond 50 ms; the main thread is all tasks', () => {
  const events = [event('RunTask', 0, 200_000, 80_000), event('RunTask', 300_000, 60_000, 50_000)];
  expect(costOf([...PLACES, ...events], ORIGIN)).toEqual({ script: 0, blocking: 30, main: 130 });
});

test('a process without a document of the page counts nothing', () => {
  const events = [event('RunTask', 0, 9000, 9000, OTHER), event('RunTask', 0, 4000, 4000)];
  expect(costOf([...PLACES, committed(OTHER, 'chrome://newtab'), ...events], ORIGIN).main).toBe(4);
  expect(costOf([...PLACES, committed(OTHER, `${ORIGIN}/frame`), ...events], ORIGIN).main).toBe(13);
});

test('a trace without the page is no page that costs nothing', () => {
  expect(() => costOf([thread(PAGE, 'CrRendererMain'), event('RunTask', 0, 1, 1)], ORIGIN)).toThrow('no main thread');
});
