import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launch, person } from './lib/index.ts';
import { unreadable } from './lib/played/faults.ts';
import { startPlayed } from './lib/played/site.ts';

let browser: Browser;
let site: Awaited<ReturnType<typeof startPlayed>>;
let page: Page & { readonly faults: readonly string[] };
beforeAll(async () => {
  [site, browser] = await Promise.all([startPlayed('console'), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});
beforeEach(async () => {
  page = await person(browser, { reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await load();
  await page.locator('.list-mine [data-row]').first().click();
  await page.locator('.box-text').waitFor();
  return () => page.close();
});

const load = async () => {
  await page.goto(`${site.url}?scene=floor`);
  await page.locator('.pane-edge-shopper').waitFor({ state: 'attached' });
};
const widths = () =>
  page.evaluate(() =>
    ['#list', '.thread-pane', '#shopper'].map((pane) =>
      Math.round(document.querySelector(pane)?.getBoundingClientRect().width ?? 0),
    ),
  );
/** Takes an edge and moves it, without letting it go. */
const drag = async (pane: 'list' | 'shopper', by: number, steps = 8) => {
  const box = await page.locator(`.pane-edge-${pane}`).boundingBox();
  if (!box) throw new Error(`the edge of ${pane} is not on the page`);
  const [x, y] = [box.x + box.width / 2, 400];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by, y, { steps });
};

test('both edges are dragged, and stay over a reload where they were let go', async () => {
  expect(await widths()).toEqual([300, 660, 320]);
  await drag('list', 60);
  expect(await widths()).toEqual([360, 600, 320]);
  expect(await page.evaluate(() => localStorage.getItem('shopbell.console.panes'))).toBe(null);
  await page.mouse.up();
  await drag('shopper', -40);
  await page.mouse.up();
  expect(await widths()).toEqual([360, 560, 360]);
  await load();
  expect(await widths()).toEqual([360, 560, 360]);
  await page.locator('.pane-edge-list').dblclick({ position: { x: 6, y: 400 } });
  await page.locator('.pane-edge-shopper').dblclick({ position: { x: 6, y: 400 } });
  expect(await widths()).toEqual([300, 660, 320]);
  expect(page.faults).toEqual([]);
});

test('the thread keeps its 400 px however far an edge is dragged, and in a window that became narrower', async () => {
  await drag('list', 900);
  await page.mouse.up();
  expect(await widths()).toEqual([480, 480, 320]);
  await drag('shopper', -900);
  await page.mouse.up();
  expect(await widths()).toEqual([480, 400, 400]);
  await page.setViewportSize({ width: 1200, height: 800 });
  const [list = 0, thread, shopper = 0] = await widths();
  expect(thread).toBe(400);
  expect([list > 240, shopper > 256, list + shopper]).toEqual([true, true, 800]);
  // As it was, once there is room again.
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await widths()).toEqual([480, 400, 400]);
});

test('Escape lets go of an edge and leaves everything as it was', async () => {
  await drag('shopper', -100);
  expect(await widths()).toEqual([300, 560, 420]);
  await page.keyboard.press('Escape');
  expect(await widths()).toEqual([300, 660, 320]);
  await page.mouse.move(200, 300);
  await page.mouse.up();
  expect(await widths()).toEqual([300, 660, 320]);
  expect(await page.evaluate(() => localStorage.getItem('shopbell.console.panes'))).toBe(null);
});

test('in panes as narrow as they may be everything can be read', async () => {
  for (const pane of ['list', 'shopper']) await page.locator(`.pane-edge-${pane}`).press('Home');
  expect(await widths()).toEqual([240, 784, 256]);
  expect(await page.evaluate(unreadable, undefined)).toEqual([]);
});

test('an edge is there only where panes stand side by side', async () => {
  const shown = async (width: number) => {
    await page.setViewportSize({ width, height: 800 });
    const edges = await Promise.all(['list', 'shopper'].map((pane) => page.locator(`.pane-edge-${pane}`).isVisible()));
    return edges.map(Number).join('');
  };
  expect([await shown(1280), await shown(900), await shown(390)]).toEqual(['11', '10', '00']);
});

test('while an edge is dragged nothing is drawn anew but the edge and the columns', async () => {
  // All of the thread is there once somebody rests at it.
  await page.locator('.log-room-above').waitFor({ state: 'detached' });
  await page.evaluate(() => {
    const seen = new Set<string>();
    const watch = new MutationObserver((records) => {
      for (const { target, type, attributeName } of records)
        seen.add(target instanceof Element && target.matches('.desk, .pane-edge') ? `${attributeName}` : type);
    });
    // The clocks go on meanwhile, in the list and above the thread.
    for (const part of document.querySelectorAll('.desk, .pane-edge')) watch.observe(part, { attributes: true });
    for (const part of document.querySelectorAll('.log, .dock'))
      watch.observe(part, { attributes: true, childList: true, characterData: true, subtree: true });
    Object.assign(window, { seen });
  });
  await drag('list', 150, 60);
  const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen].sort());
  expect(seen).toEqual(['aria-valuemax', 'aria-valuenow', 'class', 'style']);
  await page.mouse.up();
});

test('who has a touch screen alone is shown no keys, but in the list of them', async () => {
  const tablet = await person(browser, { viewport: { width: 900, height: 1200 }, isMobile: true, hasTouch: true });
  const caps = tablet.locator('.key:visible, .empty-keys:visible');
  for (const view of ['scene=empty', 'scene=floor', 'scene=asked', 'scene=overview#overview', 'scene=floor#search']) {
    await tablet.goto(`${site.url}?${view}`);
    await tablet.locator('.desk, .office').first().waitFor();
    const row = tablet.locator('.list-mine [data-row]').first();
    if (await row.isVisible()) await row.tap();
    expect([view, await caps.allInnerTexts()]).toEqual([view, []]);
  }
  await tablet.goto(`${site.url}?scene=floor`);
  await tablet.locator('.desk').waitFor();
  await tablet.keyboard.press('?');
  await tablet.locator('.keys-sheet .key').first().waitFor();
  await tablet.close();
});
