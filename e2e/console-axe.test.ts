import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, person } from './lib/index.ts';
import { unreadable } from './lib/played/faults.ts';
import { type Language, type Player, player, type View } from './lib/played/player.ts';
import { startPlayed } from './lib/played/site.ts';

const WIDTHS = [390, 900, 1280] as const;
const LANGUAGES = ['zh-CN', 'en'] as const;
const LOOKS = ['light', 'dark'] as const;
/** What is seen all day: in each language and look, at each width. */
const DESK = 'desk, open';
/** What browsers start with, in px. */
const ONCE = 16;
const TWICE = 2 * ONCE;
/**
 * Each look at each width takes minutes: `AXE_DRESSES=all`, as `npm run proof -- access` sets it. Else a view is looked at at one width, in
 * turn, and is not drawn anew to be read with larger text.
 */
const WIDE = process.env.AXE_DRESSES === 'all';
/** Hundreds of looks, on whatever machine. */
const LONG = { timeout: 900_000 };

let browser: Browser;
let site: Awaited<ReturnType<typeof startPlayed>>;
let page: Page & { readonly faults: readonly string[] };
let played: Player;
beforeAll(async () => {
  [site, browser] = await Promise.all([startPlayed('console'), launch()]);
  page = await person(browser, { reducedMotion: 'reduce', timezoneId: 'Asia/Shanghai' });
  played = await player(page, site.url);
  await page.addScriptTag({ content: axe.source });
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** What axe finds in what is drawn now. */
const inaccessible = (): Promise<string[]> =>
  page.evaluate(async () => {
    // What it would fetch before – sheets once more, sounds – is for rules that are off, or about what no view has.
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
      resultTypes: ['violations'],
      preload: false,
    });
    return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target).join(' ')}`);
  });

/** What isn't to be read in the view that is shown, with text at 200 %. */
const unreadableAtTwice = async (view: View, language: Language): Promise<string[]> => {
  const told: string[] = [];
  await played.textSize(TWICE);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(`${TWICE}px`);
  for (const width of WIDE ? [1280, 390] : [390]) {
    await played.dress(width, 'light');
    if (WIDE && width === 1280) await played.show(view, language);
    const found = await page.evaluate(unreadable, undefined);
    told.push(...found.map((fault) => `${view.name} ${width} ${language}, text at 200 %: ${fault}`));
  }
  await played.textSize(ONCE);
  return told;
};

test(
  '[AX1][AX2] every view is accessible and fits at 390, 900 and 1280 px, in both languages and looks, and can be read with text at 200 %',
  LONG,
  async () => {
    const told: string[] = [];
    const look = async (name: string, language: Language, first: number) => {
      for (const [nth, width] of WIDTHS.entries()) {
        const dress = LOOKS[(first + nth) % 2] ?? 'light';
        if (!WIDE && name !== DESK && nth !== first % WIDTHS.length) continue;
        await played.dress(width, dress);
        const found = [...(await inaccessible()), ...(await page.evaluate(unreadable, undefined))];
        told.push(...found.map((fault) => `${name} ${width} ${language} ${dress}: ${fault}`));
      }
    };
    for (const [at, view] of played.views.entries()) {
      // A scene and the same with a conversation opened are neighbours: language and look take turns.
      const language = LANGUAGES[at % 2] ?? 'en';
      await played.show(view, language);
      await look(view.name, language, at >> 1);
      told.push(...(await unreadableAtTwice(view, language)));
    }
    const desk = played.views.filter(({ name }) => name === DESK);
    expect(desk).toHaveLength(1);
    for (const view of desk) {
      for (const language of LANGUAGES) {
        await played.show(view, language);
        for (const first of LOOKS.keys()) await look(view.name, language, first);
      }
    }
    console.info(`${played.views.length} views: ${played.views.map(({ name }) => name).join('; ')}`);
    expect(told).toEqual([]);
    expect(page.faults).toEqual([]);
  },
);

test('[AX3] in forced colours what is chosen, said, opened and written in has an edge', LONG, async () => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark', reducedMotion: 'reduce' });
  await played.dress(1280, 'light');
  const seen: string[] = [];
  for (const view of played.views.filter(({ name }) => [DESK, 'palette', 'ready replies', 'status'].includes(name))) {
    await played.show(view, 'en');
    seen.push(
      ...(await page.evaluate(() => {
        const chosen =
          '[aria-selected="true"], [aria-pressed="true"], [aria-checked="true"], [aria-current], .bubble, .menu, dialog[open]';
        return [...document.querySelectorAll(`${chosen}, .box:focus-within`)]
          .filter((element) => element.checkVisibility())
          .map((element) => `${element.classList[0]} ${getComputedStyle(element).outlineStyle}`);
      })),
    );
  }
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light', reducedMotion: 'reduce' });
  expect(seen.filter((one) => one.endsWith(' none'))).toEqual([]);
  const kinds = new Set(seen.map((one) => one.split(' ')[0]));
  for (const kind of ['row', 'palette-line', 'offered-one', 'bubble', 'box', 'menu', 'palette'])
    expect([...kinds]).toContain(kind);
});
