import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Shown } from '../../../../sim/history.ts';
import { type Ending, type Ledger, newLedger } from '../ledger.ts';
import { readLogs } from '../logs.ts';
import type { Server } from '../server.ts';
import { sleep, until } from '../until.ts';
import { completed } from './said.ts';
import type { Site } from './site.ts';
import type { PageReport, PageView, Talk } from './talk.ts';

/** One page of the site, from its opening to its end. */
export interface Visit {
  readonly who: string;
  readonly page: Page;
  readonly isAlive: boolean;
  /** Runs in the page; `talk` is its handle. */
  do<A>(run: (talk: Talk, argument: A) => unknown, argument: A): Promise<void>;
  view(): Promise<PageView>;
  /** Closes the tab without asking it. */
  close(): Promise<void>;
  /** Its process dies. */
  crash(): Promise<void>;
}

/** One browser's visits to the site, and what they were told. */
export interface Visits {
  readonly ledger: Ledger;
  /** What was told to be on the device. */
  readonly saved: ReadonlySet<string>;
  readonly alive: readonly Visit[];
  /** Errors of the page that nobody asked for. */
  readonly faults: readonly string[];
  /** Another browser profile, with a storage of its own; `init` runs in its pages before their script. */
  device(init?: () => void): Promise<BrowserContext>;
  /** Opens the page, on the first device unless another is named. */
  open(path?: string, device?: BrowserContext): Promise<Visit>;
  /** How many pages lead, once it is one; after `withinMs` however many there are. */
  leaders(withinMs: number): Promise<number>;
  /** Waits until no page has anything on its way; returns how long it took, in ms. */
  settle(withinMs: number): Promise<number>;
  /** Reads the screens, ends the server and reads its disk. */
  end(): Promise<Ending & { excused: readonly string[] }>;
}

/** Everything of the page's console that is a fault of the page itself. */
const isFault = (text: string): boolean => !/WebSocket|ERR_|Failed to load resource/.test(text);

/** Opens pages; `init` runs in those of the first device before their script. */
export async function startVisits(
  browser: Browser,
  site: Site,
  server: Server,
  init?: () => void,
): Promise<Visits & { context: BrowserContext }> {
  const ledger = newLedger();
  const saved = new Set<string>();
  const all: Visit[] = [];
  let opened = 0;
  const faults: string[] = [];

  function hear(report: PageReport): void {
    const { cid } = report;
    if (report.type === 'pressed') ledger.pressed.push({ sender: report.who, cid, deed: 'say', text: report.text });
    if (report.type === 'saved') saved.add(cid);
    if (report.type === 'refused') ledger.refused.push(cid);
    if (report.type === 'acked') ledger.acked.push({ cid, conversation: report.conversation, seq: report.seq });
  }

  async function device(before?: () => void): Promise<BrowserContext> {
    const made = await browser.newContext();
    await made.exposeBinding('report', (_source, report: PageReport) => hear(report));
    if (before) await made.addInitScript(before);
    return made;
  }
  const context = await device(init);

  const visits: Visits & { context: BrowserContext } = {
    context,
    device,
    ledger,
    saved,
    faults,
    get alive() {
      return all.filter(({ isAlive }) => isAlive);
    },
    async open(path = '/', on = context) {
      opened += 1;
      const who = `visit ${opened}`;
      const page = await on.newPage();
      let alive = true;
      page.on('crash', () => (alive = false));
      page.on('close', () => (alive = false));
      page.on('pageerror', (error) => faults.push(`${who}: ${error}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && isFault(message.text())) faults.push(`${who}: ${message.text()}`);
      });
      const query = new URLSearchParams({ endpoint: server.url, site: server.demo.site, who });
      await page.goto(`${site.url}${path}?${query}`);
      const visit: Visit = {
        who,
        page,
        get isAlive() {
          return alive;
        },
        async do(run, argument) {
          // A page that dies meanwhile answers nothing.
          await page
            .evaluate(`(${run})(window.talk, ${JSON.stringify(argument)})`)
            .catch((error) => alive && Promise.reject(error));
        },
        view: () => page.evaluate(() => window.talk.view()),
        async close() {
          alive = false;
          await page.close({ runBeforeUnload: false });
        },
        async crash() {
          const session = await on.newCDPSession(page);
          session.send('Page.crash').catch(() => undefined);
          await until(() => !alive, 60_000);
        },
      };
      all.push(visit);
      return visit;
    },
    async leaders(withinMs) {
      const deadline = performance.now() + withinMs;
      for (;;) {
        const views = await Promise.all(visits.alive.map((visit) => visit.view()));
        const count = views.filter(({ leader }) => leader).length;
        if (count === 1 || performance.now() > deadline) return count;
        await sleep(50);
      }
    },
    async settle(withinMs) {
      const startedAt = performance.now();
      for (let calm = 0; calm < 2; ) {
        if (performance.now() - startedAt > withinMs) break;
        const views = await Promise.all(visits.alive.map((visit) => visit.view()));
        const isCalm = views.every(({ pending, connection }) => pending.length === 0 && connection === 'online');
        // Pages of one device show the same thread.
        const ends = views.map(({ threads }) => [threads.at(-1)?.conversation, threads.at(-1)?.events.at(-1)?.seq]);
        const isEven = ends.every(([conversation, seq]) => ends.every(([c, s]) => c !== conversation || s === seq));
        calm = isCalm && isEven ? calm + 1 : 0;
        await sleep(100);
      }
      return performance.now() - startedAt;
    },
    async end() {
      const shown: Shown[] = [];
      const unsent = new Set<string>();
      for (const visit of visits.alive) {
        const { threads, pending } = await visit.view();
        for (const { cid, status } of pending) if (status !== 'failed') unsent.add(cid);
        for (const { conversation, first, events } of threads) {
          shown.push({ who: visit.who, conversation, public: events, first, pending: pending.map(({ cid }) => cid) });
        }
      }
      await server.kill();
      const logs = readLogs(server.dataDir);
      const dead = new Set(all.flatMap(({ who, isAlive }) => (isAlive ? [] : who)));
      ledger.pressed.splice(0, ledger.pressed.length, ...completed(ledger.pressed, logs, dead));
      // Nobody was told that these are kept, and the page that had them in its memory is gone. A page that is there answers for
      // all that was pressed in it.
      const excused = ledger.pressed.flatMap(({ cid, sender }) => (saved.has(cid) || !dead.has(sender) ? [] : cid));
      return { logs, shown, unsent: [...unsent], excused };
    },
  };
  return visits;
}
