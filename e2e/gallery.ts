import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launch, person, ROOT, startRelay } from './lib/index.ts';
import { type Dress, shopperPlayer } from './lib/played/shopper-player.ts';
import { startPlayed } from './lib/played/site.ts';
import { type Shot, sheetOf } from './lib/sheet.ts';

// `node e2e/gallery.ts [folder]` takes a picture of every scene of the widget in several dresses, of some of them in every language, and of the
// hosted page, and lays them out as sheets with a page that lists them.

const folder = process.argv[2] ?? join(ROOT, 'docs/gallery');
/** A sheet that is larger can't be read on a page. */
const A_SHEET = 20;
const COLUMNS = 5;
/** Of the part of the window that the widget has, in CSS px. */
const WIDE = 424;
const HIGH = 640;

const DESK = { width: 1280, height: HIGH };
const PHONE = { width: 390, height: 700 };
/** Each scene is seen in all of them. */
const DRESSES: Readonly<Record<string, { readonly title: string; readonly dress: Dress }>> = {
  light: { title: 'Light, English', dress: { ...DESK, theme: 'light', locale: 'en', dir: 'ltr' } },
  dark: { title: 'Dark, Chinese', dress: { ...DESK, theme: 'dark', locale: 'zh-CN', dir: 'ltr' } },
  'phone-light': { title: 'A phone, light, Chinese', dress: { ...PHONE, theme: 'light', locale: 'zh-CN', dir: 'ltr' } },
  'phone-dark': { title: 'A phone, dark, English', dress: { ...PHONE, theme: 'dark', locale: 'en', dir: 'ltr' } },
  rtl: {
    title: 'Arabic, written from the right',
    dress: { ...DESK, theme: 'light', locale: 'ar', dir: 'rtl' },
  },
};

const LANGUAGES = ['zh-CN', 'zh-TW', 'en', 'ja', 'ko', 'ar', 'de', 'es', 'fr', 'pt-BR'] as const;
/** Scenes that say much, each in every language. */
const SPOKEN: Readonly<
  Record<string, { title: string; scenes: readonly string[]; dress: Omit<Dress, 'locale' | 'dir'> }>
> = {
  languages: {
    title: 'Ten languages',
    scenes: ['waiting, with place and minutes', 'an order that was confirmed'],
    dress: { ...DESK, theme: 'light' },
  },
  'languages-phone': {
    title: 'Ten languages, a phone, dark',
    scenes: ['empty, nobody there', 'the menu of the talk'],
    dress: { ...PHONE, theme: 'dark' },
  },
  'languages-away': {
    title: 'Ten languages, after and beside the talk, a phone',
    scenes: ['a message to leave, without a way to answer', 'stores that were found'],
    dress: { ...PHONE, theme: 'light' },
  },
};

/** The page that the server has for a site, `/chat/SITE`. */
const HOSTED: readonly (readonly [name: string, path: string, dress: Pick<Dress, 'theme' | 'width' | 'height'>])[] = [
  ['light, English', '/chat/demo?locale=en', { theme: 'light', width: 860, height: HIGH }],
  ['dark, Chinese', '/chat/demo?locale=zh-CN', { theme: 'dark', width: 860, height: HIGH }],
  ['Arabic', '/chat/demo?locale=ar', { theme: 'light', width: 860, height: HIGH }],
  ['a phone, light, Chinese', '/chat/demo?locale=zh-CN', { ...PHONE, theme: 'light' }],
  ['a phone, dark, Arabic', '/chat/demo?locale=ar', { ...PHONE, theme: 'dark' }],
  ['no such page', '/chat/nobody?locale=en', { theme: 'light', width: 860, height: HIGH }],
];

const listed: string[] = [];

const windowOf = (browser: Browser, { theme, width, height = HIGH }: Pick<Dress, 'theme' | 'width' | 'height'>) =>
  person(browser, {
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Shanghai',
    colorScheme: theme,
    viewport: { width, height },
  });

async function list(page: Page, name: string, title: string, shots: readonly Shot[], columns = COLUMNS): Promise<void> {
  listed.push(`## ${title}\n`);
  for (let from = 0; from < shots.length; from += A_SHEET) {
    const some = shots.slice(from, from + A_SHEET);
    const file = shots.length > A_SHEET ? `${name}-${from / A_SHEET + 1}.png` : `${name}.png`;
    writeFileSync(join(folder, file), await sheetOf(page, some, columns));
    listed.push(`![${title}: ${some.map((shot) => shot.name).join('; ')}](${file})\n`);
  }
}

/** The scenes of the widget: all of them in one language, and some in all. */
async function scenes(browser: Browser): Promise<void> {
  const site = await startPlayed('widget');
  const played = async (dress: Pick<Dress, 'theme' | 'width' | 'height'>) => {
    const page = await windowOf(browser, dress);
    // The same picture of the same thing: what is drawn is of this day, whatever day it is.
    await page.clock.setFixedTime(new Date('2026-05-12T06:30:00Z'));
    const player = await shopperPlayer(page, site.url);
    const shoot = async (scene: string, worn: Dress, name = scene): Promise<Shot[]> => {
      // What stands in the page, or fills the window, is as wide as that.
      const width = /^inside|picture/.test(scene) ? Math.min(WIDE, worn.width) : worn.width;
      await player.show(scene, { ...worn, width });
      const left = width <= WIDE || worn.dir === 'rtl' ? 0 : width - WIDE;
      const clip = { x: left, y: 0, width: Math.min(WIDE, width), height: worn.height ?? HIGH };
      const shots = [{ name, png: await page.screenshot({ clip }) }];
      if (!/^cards |^an order to check/.test(scene)) return shots;
      // One under the other they don't fit a panel: the last one is in sight, and each is shown.
      const cards = page.locator('shop-bell .card');
      for (let nth = (await cards.count()) - 1; nth >= 0; nth -= 1) {
        await cards.nth(nth).evaluate(async (card) => {
          card.scrollIntoView({ block: 'start' });
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        });
        shots.unshift({ name: `${name}, ${nth + 1}`, png: await page.screenshot({ clip }) });
      }
      return scene.startsWith('cards') ? shots.slice(0, -1) : shots;
    };
    return { page, names: player.names, shoot };
  };
  for (const [name, { title, dress }] of Object.entries(DRESSES)) {
    const { page, names, shoot } = await played(dress);
    const shots: Shot[] = [];
    for (const scene of names) shots.push(...(await shoot(scene, dress)));
    await list(page, name, title, shots);
    await page.context().close();
  }
  for (const [name, { title, scenes: some, dress }] of Object.entries(SPOKEN)) {
    const { page, shoot } = await played(dress);
    const shots: Shot[] = [];
    for (const scene of some) {
      for (const locale of LANGUAGES) {
        const worn: Dress = { ...dress, locale, dir: locale === 'ar' ? 'rtl' : 'ltr' };
        shots.push(...(await shoot(scene, worn, `${locale}: ${scene}`)));
      }
    }
    await list(page, name, title, shots);
    await page.context().close();
  }
  await site.stop();
}

async function hosted(browser: Browser): Promise<void> {
  const relay = await startRelay();
  const shots: Shot[] = [];
  for (const [name, path, dress] of HOSTED) {
    const page = await windowOf(browser, dress);
    await page.goto(relay.url + path);
    await page.locator(path.includes('nobody') ? 'main' : 'shop-bell h3').waitFor();
    shots.push({ name, png: await page.screenshot() });
    await page.context().close();
  }
  const page = await windowOf(browser, { theme: 'light', width: 390 });
  await list(page, 'hosted', 'A page of its own, `/chat/SITE`', shots, 3);
  await relay.remove();
}

mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) if (file.endsWith('.png')) rmSync(join(folder, file));
const browser = await launch();
try {
  await scenes(browser);
  await hosted(browser);
} finally {
  await browser.close();
}
writeFileSync(
  join(folder, 'README.md'),
  `# Gallery

Every scene of the widget – whatever can be seen of it – in five dresses, some of them in each of the ten languages, and the page that the server has for a
site, as \`node e2e/gallery.ts\` takes them. The scenes are the same that are looked at by axe and walked through by keys:
\`packages/widget/src/testing/scenes\`.

${listed.join('\n')}`,
);
