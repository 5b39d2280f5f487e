import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, person, ROOT } from './lib/index.ts';
import { type Dress, shopperPlayer } from './lib/played/shopper-player.ts';
import { startPlayed } from './lib/played/site.ts';
import { type Shot, sheetOf } from './lib/sheet.ts';

// `node e2e/gallery.ts [folder]` takes a picture of every scene of the widget in several dresses, and lays them out as sheets with a page
// that lists them.

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

mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) if (file.endsWith('.png')) rmSync(join(folder, file));
const site = await startPlayed('widget');
const browser = await launch();
const listed: string[] = [];
try {
  for (const [name, { title, dress }] of Object.entries(DRESSES)) {
    const page = await person(browser, {
      reducedMotion: 'reduce',
      timezoneId: 'Asia/Shanghai',
      colorScheme: dress.theme,
      viewport: { width: dress.width, height: dress.height ?? HIGH },
    });
    // The same picture of the same thing: what is drawn is of this day, whatever day it is.
    await page.clock.setFixedTime(new Date('2026-05-12T06:30:00Z'));
    const played = await shopperPlayer(page, site.url);
    const shots: Shot[] = [];
    for (const scene of played.names) {
      // What stands in the page is as wide as that.
      const width = scene === 'inside the page' ? Math.min(WIDE, dress.width) : dress.width;
      await played.show(scene, { ...dress, width });
      const left = width <= WIDE || dress.dir === 'rtl' ? 0 : width - WIDE;
      const clip = { x: left, y: 0, width: Math.min(WIDE, width), height: dress.height ?? HIGH };
      shots.push({ name: scene, png: await page.screenshot({ clip }) });
    }
    listed.push(`## ${title}\n`);
    for (let from = 0; from < shots.length; from += A_SHEET) {
      const some = shots.slice(from, from + A_SHEET);
      const file = `${name}-${from / A_SHEET + 1}.png`;
      writeFileSync(join(folder, file), await sheetOf(page, some, COLUMNS));
      listed.push(`![${title}: ${some.map((shot) => shot.name).join('; ')}](${file})\n`);
    }
    await page.context().close();
  }
} finally {
  await browser.close();
  await site.stop();
}
writeFileSync(
  join(folder, 'README.md'),
  `# Gallery

Every scene of the widget – whatever can be seen of it – in five dresses, as \`node e2e/gallery.ts\` takes them. The scenes are the same that are looked
at by axe and walked through by keys: \`packages/widget/src/testing/scenes\`.

${listed.join('\n')}`,
);
