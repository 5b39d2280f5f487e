import type { Browser } from 'playwright-core';
import { transferred } from './bytes.ts';
import { PATIENCE_MS, press, rest, type Stand, stand } from './load.ts';
import { opens, type Subject } from './subjects.ts';
import { CATEGORIES, type Cost, costOf, type TraceEvent } from './trace.ts';

/** What a page with the subject costs, loaded and then opened; heap in bytes. */
export interface Spent {
  readonly load: Cost;
  readonly heap: number;
  readonly open?: Cost;
  readonly openHeap?: number;
}

/** The same page in another load, looked at from inside. Times in ms. */
export interface Shown {
  readonly visible: number;
  readonly bytes: number;
  readonly requests: number;
  /** With the pointer on the launcher, before it is pressed. */
  readonly hoverBytes?: number;
  readonly box?: number;
  readonly openBytes?: number;
}

async function heapOf({ session }: Stand): Promise<number> {
  // What the first leaves for finalizers goes with the second.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

async function traced(browser: Browser, on: Stand, origin: string, act: () => Promise<void>): Promise<Cost> {
  await browser.startTracing(on.page, { categories: CATEGORIES });
  const failed = await act().then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  const text = (await browser.stopTracing()).toString('utf8');
  if (failed) throw failed.error;
  const { traceEvents }: { traceEvents: readonly TraceEvent[] } = JSON.parse(text);
  return costOf(traceEvents, origin);
}

/** What a page with the subject costs its main thread and its heap, loaded and then opened. */
export async function spend(browser: Browser, origin: string, subject: Subject): Promise<Spent> {
  const on = await stand(browser, origin, subject, false);
  const { launcher, box = [] } = subject;
  try {
    const load = await traced(browser, on, origin, async () => {
      await on.go();
      await on.quiet();
    });
    const place = await on.middle(launcher);
    const heap = await heapOf(on);
    if (!opens(subject)) return { load, heap };
    const open = await traced(browser, on, origin, async () => {
      await rest(on, place);
      await press(on);
      await on.quiet();
    });
    await on.middle(box);
    return { load, heap, open, openHeap: await heapOf(on) };
  } finally {
    await on.page.context().close();
  }
}

/** When a page shows the subject, what is transferred for that, and how soon after a press it can be written to. */
export async function show(browser: Browser, origin: string, subject: Subject): Promise<Shown> {
  const on = await stand(browser, origin, subject, true);
  const { page, asked } = on;
  const seen = async (what: 'launcher' | 'box'): Promise<number> => {
    try {
      const options = { polling: 100, timeout: PATIENCE_MS };
      const handle = await page.waitForFunction((name) => window.benchSeen[name], what, options);
      return (await handle.jsonValue()) as number;
    } catch (cause) {
      throw new Error(`${subject.name}: the ${what} was never shown`, { cause });
    }
  };
  try {
    await on.go();
    const visible = await seen('launcher');
    await on.quiet();
    const before = { visible, bytes: await transferred(asked), requests: asked.length + on.sockets() };
    if (!opens(subject)) return before;
    await rest(on, await on.middle(subject.launcher));
    const hoverBytes = await transferred(asked);
    await press(on);
    const box = await seen('box');
    await on.quiet();
    return { ...before, hoverBytes, box, openBytes: await transferred(asked) };
  } finally {
    await page.context().close();
  }
}
