import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page, Request } from 'playwright-core';
import { installFinder } from './finder.ts';
import { installProbe } from './probe.ts';
import type { Subject } from './subjects.ts';

/** What a page is slowed down by: to about a cheap phone. */
export const THROTTLE = 4;
/** After so long without a request nothing more is loaded for now. */
const QUIET_MS = 700;
/** What has not come until then, doesn't come. */
export const PATIENCE_MS = 20_000;

/** A window in which a subject's page is about to be loaded, and the line to its browser's insides. */
export interface Stand {
  readonly page: Page;
  readonly session: CDPSession;
  /** What was asked for, apart from the page itself. */
  readonly asked: readonly Request[];
  /** How many WebSockets were opened. */
  sockets(): number;
  go(): Promise<void>;
  /** Waits until nothing is under way, and nothing was asked for, for a while. */
  quiet(): Promise<void>;
  /** @throws Error when it is not in the page */
  middle(path: readonly string[]): Promise<readonly [x: number, y: number]>;
}

/**
 * Opens a window where nothing is cached and nothing stored, in a process that has run already: the first page of the origin is
 * empty. Closed by closing the page's context.
 *
 * @param isProbed the page looks at itself, which costs it something
 */
export async function stand(browser: Browser, origin: string, subject: Subject, isProbed: boolean): Promise<Stand> {
  const { id, name, launcher, box = [] } = subject;
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.addInitScript(installFinder);
  if (isProbed) await page.addInitScript(installProbe, { launcher, box });
  await page.goto(`${origin}/blank`);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });

  const asked: Request[] = [];
  let [sockets, underWay, since] = [0, 0, 0];
  const touch = (by: number): void => {
    underWay += by;
    since = performance.now();
  };
  const isPage = (request: Request): boolean => request.isNavigationRequest() && request.frame() === page.mainFrame();
  page.on('request', (request) => {
    touch(1);
    if (!isPage(request) && !request.url().startsWith('data:')) asked.push(request);
  });
  page.on('requestfinished', () => touch(-1));
  page.on('requestfailed', () => touch(-1));
  page.on('websocket', () => {
    sockets += 1;
    touch(0);
  });
  return {
    page,
    session,
    asked,
    sockets: () => sockets,
    async go() {
      await page.goto(`${origin}/${id}`);
    },
    async quiet() {
      const until = performance.now() + PATIENCE_MS;
      touch(0);
      while (underWay > 0 || performance.now() - since < QUIET_MS) {
        if (performance.now() > until) throw new Error(`${name}: requests without an end`);
        await sleep(20);
      }
    },
    async middle(path) {
      const found = await page.evaluate((selectors) => {
        const { find, isShown, middle } = window.benchFinder;
        const element = find(selectors);
        return element && isShown(element) ? middle(element) : undefined;
      }, path);
      if (!found) throw new Error(`${name}: ${path.at(-1)} never came`);
      return found;
    },
  };
}

/** The pointer rests on a place until nothing more is loaded for it; what it does then is up to the caller. */
export async function rest({ page, quiet }: Stand, [x, y]: readonly [number, number]): Promise<void> {
  await page.mouse.move(x, y);
  await quiet();
}

export async function press({ page }: Stand): Promise<void> {
  await page.mouse.down();
  await page.mouse.up();
}
