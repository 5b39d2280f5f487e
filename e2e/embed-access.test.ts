import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, person } from './lib/index.ts';
import { unreadable } from './lib/played/faults.ts';
import { type Dress, type ShopperPlayer, shopperPlayer } from './lib/played/shopper-player.ts';
import { startPlayed } from './lib/played/site.ts';
import { cornerOf, doubleText, moving, small, unboxed, unbracketed, unseen } from './lib/played/widget-faults.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Each scene in every dress: `AXE_DRESSES=all`, as `npm run proof -- access` sets it. Else in one, so that each dress has its turn. */
const WIDE = process.env.AXE_DRESSES === 'all';
const LONG = { timeout: 900_000 };

const DRESSES: readonly Dress[] = [1280, 390].flatMap((width) =>
  (['en', 'zh-CN', 'ar', 'pseudo'] as const).flatMap((locale) =>
    (['light', 'dark'] as const).flatMap((theme) =>
      (['ltr', 'rtl'] as const).map((dir) => ({ width, locale, theme, dir })),
    ),
  ),
);
const dressesOf = (nth: number): readonly Dress[] =>
  WIDE ? DRESSES : DRESSES.slice((nth * 7) % DRESSES.length).slice(0, 1);
/** What stands on the launcher and on a greeting before there is a language, and what a scene writes or picks. */
const OWN = [
  'Chat with us',
  'Error',
  'Which kettle keeps the tea warm? Ask us.',
  'Close',
  'a picture of the kettle.png',
];
const PLAIN: Dress = { width: 1280, theme: 'light', locale: 'en', dir: 'ltr' };

let browser: Browser;
let site: Awaited<ReturnType<typeof startPlayed>>;
let page: Page & { readonly faults: readonly string[] };
let played: ShopperPlayer;
beforeAll(async () => {
  [site, browser] = await Promise.all([startPlayed('widget'), launch()]);
  page = await person(browser, { reducedMotion: 'reduce', timezoneId: 'Asia/Shanghai' });
  await page.addInitScript({ content: axe.source });
  played = await shopperPlayer(page, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** What axe finds in what is drawn now. */
const inaccessible = (): Promise<string[]> =>
  page.evaluate(async (tags) => {
    const found = await (window as unknown as { axe: typeof axe }).axe.run({
      resultTypes: ['violations'],
      runOnly: tags,
    });
    return found.violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target).join(' ')}`);
  }, TAGS);

/** What can't be read or reached in what is drawn now. */
const unreadableNow = async (): Promise<string[]> => [
  ...(await page.evaluate(unreadable, 'shop-bell')),
  ...(await page.evaluate(unboxed)),
];

/** Shows every scene and gathers what is found in it. */
const through = async (
  dresses: (nth: number) => readonly Dress[],
  look: (dress: Dress) => Promise<readonly string[]>,
) => {
  const told: string[] = [];
  for (const [nth, name] of played.names.entries()) {
    for (const dress of dresses(nth)) {
      await played.show(name, dress);
      const found = await look(dress);
      told.push(...found.map((fault) => `${name}, ${Object.values(dress).join(' ')}: ${fault}`));
    }
  }
  expect(page.faults).toEqual([]);
  return told;
};

test(
  '[AW1][AW3][AW5] nothing that axe looks for is wrong in any scene, nothing is too small to press or moves, all of it can be read with text at 200 %',
  LONG,
  async () => {
    const told = await through(dressesOf, async () => {
      const atOnce = [...(await inaccessible()), ...(await page.evaluate(small, 24)), ...(await page.evaluate(moving))];
      await page.evaluate(doubleText);
      return [...atOnce, ...(await unreadableNow())];
    });
    console.info(`${played.names.length} scenes: ${played.names.join('; ')}`);
    expect(told).toEqual([]);
  },
);

test('[AW2] all of it can be read and reached at 320 × 256, and with a page zoomed to 200 %', LONG, async () => {
  const sizes = [
    { ...PLAIN, locale: 'pseudo' as const, width: 320, height: 256 },
    { ...PLAIN, locale: 'zh-CN' as const, width: 640, height: 400 },
  ];
  const told = await through(() => sizes, unreadableNow);
  expect(told).toEqual([]);
});

test('[LA6] nothing is drawn or said that stands in no file of texts, and longer words fit a phone', LONG, async () => {
  const told = await through(
    () => [{ ...PLAIN, locale: 'pseudo', width: 390 }],
    async () => [
      ...(await page.evaluate(unbracketed, [...OWN, ...(await played.given())])),
      ...(await unreadableNow()),
    ],
  );
  expect(told).toEqual([]);
});

test('[AW4] in forced colours every control has an edge, and the one with the focus a thicker one', LONG, async () => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark', reducedMotion: 'reduce' });
  const told = await through(
    () => [PLAIN],
    () => page.evaluate(unseen),
  );
  expect(told).toEqual([]);
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light', reducedMotion: 'reduce' });
});

test(
  '[AW6] the launcher stands where the lines of the page end, the panel is written as its language is, a message its own way',
  LONG,
  async () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      for (const locale of ['en', 'ar'] as const) {
        const mirrored = locale === 'ar';
        const dress = { ...PLAIN, dir, locale };
        await played.show('menu', dress);
        const corner = await page.evaluate(cornerOf);
        expect([dir, locale, corner]).toEqual([
          dir,
          locale,
          {
            launcher: dir === 'rtl' ? 'left' : 'right',
            panel: dir === 'rtl' ? 'left' : 'right',
            close: mirrored ? 'left' : 'right',
            mine: mirrored ? 'left' : 'right',
            clip: mirrored ? 'right' : 'left',
            cut: [],
          },
        ]);
        await played.show('a talk with everything', dress);
        const words = page.locator('.bubble p');
        const ways = words.evaluateAll((all) => all.map((one) => getComputedStyle(one).direction));
        expect(await ways).toEqual(['ltr', 'ltr', 'rtl', 'ltr', 'ltr', 'ltr', 'ltr', 'ltr']);
      }
    }
  },
);

test('[AW9] on a small screen the panel is modal, stays above the keys, and the page may be zoomed', LONG, async () => {
  const SMALL: Dress = { ...PLAIN, width: 390 };
  await played.show('something to send', SMALL);
  const link = page.getByRole('link', { name: 'To the cart' });
  await link.evaluate((element) => (element as HTMLElement).focus());
  expect(await link.evaluate((element) => element === document.activeElement)).toBe(false);
  const dialog = page.locator('shop-bell dialog');
  expect(await dialog.evaluate((element) => element.matches(':modal'))).toBe(true);
  const meta = page.locator('meta[name=viewport]');
  expect(await meta.getAttribute('content')).toBe('width=device-width, initial-scale=1, viewport-fit=cover');

  // No browser without a screen has keys to show: what it would tell of them is told.
  const seen = (height: number, offsetTop: number) =>
    page.evaluate(
      ([high, from]) => {
        Object.defineProperties(visualViewport, {
          height: { configurable: true, value: high },
          offsetTop: { configurable: true, value: from },
        });
        visualViewport?.dispatchEvent(new Event('resize'));
      },
      [height, offsetTop] as const,
    );
  const box = page.locator('shop-bell form');
  for (const [height, top] of [
    [420, 0],
    [300, 90],
    [800, 0],
  ] as const) {
    await seen(height, top);
    const whole = await dialog.boundingBox();
    const form = await box.boundingBox();
    expect(whole).toMatchObject({ y: top, height });
    expect(form && form.y >= top && form.y + form.height <= top + height).toBe(true);
  }
  expect(await page.locator('shop-bell textarea').evaluate((element) => getComputedStyle(element).fontSize)).toBe(
    '16px',
  );

  await played.show('something to send', PLAIN);
  expect(await dialog.evaluate((element) => element.matches(':modal'))).toBe(false);
  await link.focus();
  expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
});
