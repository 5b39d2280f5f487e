import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { desk, launch, person, ROOT, startRelay, startShop, widget } from './lib/index.ts';

// `node e2e/pictures.ts [folder] [--dark]` takes the pictures of the docs: the real thing, as `npm start` shows it.

const dark = process.argv.includes('--dark');
const folder = process.argv.slice(2).find((arg) => !arg.startsWith('--')) ?? join(ROOT, 'docs/pictures');
mkdirSync(folder, { recursive: true });
// Without motion, nothing is caught half-way.
const look: BrowserContextOptions = { colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' };
const suffix = dark ? '-dark' : '';

const relay = await startRelay();
const shop = await startShop(relay);
const browser = await launch();
try {
  const shopper = await person(browser, { ...look, viewport: { width: 1280, height: 800 } });
  const agent = await person(browser, { ...look, viewport: { width: 1280, height: 800 } });
  const other = await person(browser, { ...look, locale: 'zh-CN' });
  const bell = widget(shopper);
  const console = desk(agent, relay);

  await console.signIn();
  await other.goto(`${shop.url}/p/mushroom-lamp`);
  const second = widget(other);
  await second.open();
  await second.say('蘑菇灯的灯泡可以换吗?');

  await shopper.goto(`${shop.url}/sign-in`);
  await shopper.getByRole('button', { name: 'Member 1001' }).click();
  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say('Hello! Does the noodle bowl survive the dishwasher?');
  await bell.say('And is it the same blue as in the picture?');
  await console.open('And is it the same blue');
  await console.take();
  await console.note('Glaze varies: see the maker’s card before promising the blue.');
  await console.reply();
  await console.say('Yes, every day. The chopsticks like a hand wash better.');
  await console.say('The blue is a little deeper in daylight – each bowl is glazed by hand.');
  await bell.bubble('The blue is a little deeper').waitFor();
  await bell.say('Lovely, then two of them please 🍜');
  await console.bubble('then two of them').waitFor();
  await bell.stored.waitFor();

  await shopper.screenshot({ path: join(folder, `widget${suffix}.png`) });
  await agent.screenshot({ path: join(folder, `console${suffix}.png`) });
} finally {
  await browser.close();
  await shop.stop();
  await relay.remove();
}
