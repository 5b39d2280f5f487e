import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { desk, launch, person, ROOT, startRelay, startShop, widget } from './lib/index.ts';

// `node e2e/pictures.ts [folder] [--dark] [--states] [--zh]` takes the pictures of the docs: the real thing, as `npm start`
// shows it. With `--states` also those that come and go – menus, changing words, no network – at 1280 and 390 px, to look at.

const states = process.argv.includes('--states');
const locale = process.argv.includes('--zh') ? 'zh-CN' : 'en';
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
  const other = await person(browser, { ...look, locale: 'zh-CN', viewport: { width: 390, height: 760 } });
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
  await bell.panel.getByText('Read', { exact: true }).waitFor();

  await shopper.screenshot({ path: join(folder, `widget${suffix}.png`) });
  await agent.screenshot({ path: join(folder, `console${suffix}.png`) });

  if (states) {
    const shoot = async (page: Page, name: string) => {
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(folder, `${name}${suffix}-${locale}.png`) });
    };
    // A panel that becomes the whole screen closes its menu: what is to be seen is made anew.
    const both = async (page: Page, name: string, make?: () => Promise<unknown>) => {
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 760 });
        await make?.();
        await shoot(page, `${name}-${width}`);
      }
    };
    const menuOf = (page: Page) => page.getByRole('button', { name: /^(Edit or take back|编辑或撤回)$/ }).last();
    const back = /^(Take back|撤回)/;
    await agent.evaluate((to) => localStorage.setItem('shopbell.console.language', to), locale);
    await agent.reload();
    await shopper.evaluate((to) => document.documentElement.setAttribute('lang', to), locale);
    await bell.say('That was for somebody else, sorry');
    await both(shopper, 'widget-menu', () => menuOf(shopper).click());
    await shopper.getByRole('menuitem', { name: back }).click();
    await agent.locator('.system').last().waitFor();
    await bell.say('Do you have it in green too?');
    await bell.box.press('ArrowUp');
    await both(shopper, 'widget-edit');
    await bell.box.fill('Do you have it in green as well?');
    await bell.box.press('Enter');
    await agent.locator('.box-text').fill('We do!');
    await agent.locator('.box-text').press('Enter');
    await both(agent, 'console-menu', async () => {
      await agent.keyboard.press('Escape');
      await menuOf(agent).click();
    });
    await agent.keyboard.press('Escape');
    await agent.locator('.box-text').press('ArrowUp');
    await both(agent, 'console-edit');
    await agent.keyboard.press('Escape');
    await agent.waitForTimeout(1500);
    await both(agent, 'console-read');
    await relay.kill();
    await bell.say('And how large is it?');
    await shopper.waitForTimeout(2500);
    await both(shopper, 'widget-offline');
  }
} finally {
  await browser.close();
  await shop.stop();
  await relay.remove();
}
