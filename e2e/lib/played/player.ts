import type { CDPSession, Page } from 'playwright-core';

/** As `packages/console/dev/views.ts` has it. */
export interface View {
  readonly name: string;
  readonly query: string;
  readonly place: string;
  readonly opens: boolean;
  readonly presses: string;
  readonly keys: readonly string[];
  readonly shows: string;
}
interface Shown {
  stop(): void;
}
type Played = Window & {
  played: { VIEWS: readonly View[]; show(page: HTMLElement, query: URLSearchParams): Shown | undefined };
  shown?: Shown | undefined;
};

export type Language = 'zh-CN' | 'en';

/** Shows one view of the console after the other on one page. */
export interface Player {
  readonly views: readonly View[];
  show(view: View, language: Language): Promise<void>;
  /** The window's width in px, and the look. */
  dress(width: number, look: 'light' | 'dark'): Promise<void>;
  /** The browser's own text size, in px. */
  textSize(px: number): Promise<void>;
}

/** Nothing moved for this many frames: it is drawn. */
const STILL_FRAMES = 2;
const AT_MOST_FRAMES = 120;

/** Resolves once the page has stood still; a page that waits for its code doesn't. Runs in the page. */
const settle = (page: Page) =>
  page.evaluate(
    async ([still, most]) => {
      let quiet = 0;
      const watch = new MutationObserver(() => {
        quiet = 0;
      });
      watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      for (let n = 0; n < most && quiet < still; n++) {
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        if (document.querySelector('.splash, .later-part') === null) quiet++;
      }
      watch.disconnect();
    },
    [STILL_FRAMES, AT_MOST_FRAMES] as const,
  );

/** @param url the page of the scenes, as `startPlayed` serves it */
export async function player(page: Page, url: string): Promise<Player> {
  await page.goto(`${url}?nothing`);
  await page.waitForFunction(() => (window as unknown as Played).played !== undefined);
  await page.addStyleTag({ content: '* { transition: none !important; animation: none !important; }' });
  const views = await page.evaluate(() => (window as unknown as Played).played.VIEWS);
  const browser: CDPSession = await page.context().newCDPSession(page);
  return {
    views,
    async show({ query, place, opens, presses, keys, shows }, language) {
      await page.evaluate(
        ([search, fragment]) => {
          const here = window as unknown as Played;
          here.shown?.stop();
          localStorage.clear();
          location.hash = fragment;
          const root = document.getElementById('console');
          here.shown = root ? here.played.show(root, new URLSearchParams(search)) : undefined;
          if (!here.shown) throw new Error(`nothing is played by ${search}`);
        },
        [`${query}&lang=${language}`, place] as const,
      );
      // Who is signed in is known after a moment.
      await page.waitForFunction(() => document.querySelector('#console > :not(.splash)') !== null);
      await settle(page);
      if (opens) {
        await page.evaluate(() => {
          const rows = ['.list-mine [data-row]', '.list-company [data-row]', '[data-row]'];
          for (const row of rows) {
            const first = document.querySelector<HTMLElement>(row);
            if (first) return first.click();
          }
        });
        await settle(page);
      }
      if (presses) {
        await page.locator(presses).first().click();
        await settle(page);
      }
      for (const key of keys) {
        // Letters are no commands in the box.
        if (key === keys[0]) await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
        await page.keyboard.press(key);
        await settle(page);
      }
      await page.locator(shows).first().waitFor();
      await settle(page);
    },
    async dress(width, look) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate((name) => {
        document.documentElement.dataset.look = name;
      }, look);
      await settle(page);
    },
    async textSize(px) {
      await browser.send('Page.setFontSizes', { fontSizes: { standard: px } });
      await settle(page);
    },
  };
}
