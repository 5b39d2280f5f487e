import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { desk, floorAdmin, launch, person, ROOT, startRelay, startShop, widget } from './lib/index.ts';
import { officePictures } from './lib/office-pictures.ts';
import { workbenchPictures } from './lib/workbench-pictures.ts';

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
const TALK = {
  en: {
    washed: 'Hello! Does the noodle bowl survive the dishwasher?',
    blue: 'And is it the same blue as in the picture?',
    note: 'Glaze varies: see the maker’s card before promising the blue.',
    daily: 'Yes, every day. The chopsticks like a hand wash better.',
    deeper: 'The blue is a little deeper in daylight – each bowl is glazed by hand.',
    two: 'Lovely, then two of them please 🍜',
    sorry: 'That was for somebody else, sorry',
    green: 'Do you have it in green too?',
    greenAsWell: 'Do you have it in green as well?',
    have: 'We do!',
    large: 'And how large is it?',
    others: {
      'stoneware-mug': 'One of the mugs arrived with a chip. What now?',
      'glass-teapot': 'Does the lid come with it?',
      'wool-throw': 'Can it be here by Friday?',
    },
    workbench: {
      remark: 'Buys for a café; asks for the same glaze.',
      promise: 'A pair of chopsticks goes with the bowls',
      reply: '/th',
      search: 'dishwasher',
    },
  },
  'zh-CN': {
    washed: '您好！这个面碗可以放洗碗机吗？',
    blue: '实物的蓝色和图片上一样吗？',
    note: '釉色每批不同：答应颜色前先看作坊的卡片。',
    daily: '可以，天天洗都没问题。筷子最好手洗。',
    deeper: '日光下蓝色会深一点，每只碗都是手工上釉的。',
    two: '太好了，那我要两只 🍜',
    sorry: '不好意思，发错人了',
    green: '有绿色的吗？',
    greenAsWell: '还有绿色的吗？',
    have: '有的！',
    large: '碗口有多大？',
    others: {
      'stoneware-mug': '有一只杯子到手就磕了口，怎么办？',
      'glass-teapot': '壶盖是一起的吗？',
      'wool-throw': '周五前能到吗？',
    },
    workbench: { remark: '给咖啡馆采购，要同一批釉色。', promise: '每只碗送一双筷子', reply: '/gx', search: '洗碗机' },
  },
};
const talk = TALK[locale];

const relay = await startRelay();
const shop = await startShop(relay);
const browser = await launch();
try {
  const shopper = await person(browser, { ...look, locale, viewport: { width: 1280, height: 800 } });
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
  await shopper.getByRole('button', { name: /1001/ }).click();
  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say(talk.washed);
  await bell.say(talk.blue);
  await console.open(talk.blue);
  await console.take();
  await console.box.waitFor();
  await console.note(talk.note);
  await console.reply();
  await console.say(talk.daily);
  await console.say(talk.deeper);
  await bell.bubble(talk.deeper).waitFor();
  await bell.say(talk.two);
  await console.bubble(talk.two).waitFor();
  await bell.panel.getByText(/^(Read|已读)$/).waitFor();

  await shopper.screenshot({ path: join(folder, `widget${suffix}.png`) });
  await workbenchPictures(agent, folder, suffix, talk.workbench);
  for (const [slug, text] of Object.entries(talk.others)) {
    const page = await person(browser, { ...look, locale, viewport: { width: 390, height: 760 } });
    await page.goto(`${shop.url}/p/${slug}`);
    const own = widget(page);
    await own.open();
    await own.say(text);
    await own.bubble(text).waitFor();
  }
  const colleague = await person(browser, { ...look, viewport: { width: 1280, height: 800 } });
  const busy = desk(colleague, relay);
  await busy.signIn('agent', 1);
  await busy.open(Object.values(talk.others)[0] ?? '');
  await busy.take();
  await busy.box.waitFor();
  const admin = await person(browser, { ...look, viewport: { width: 1280, height: 800 } });
  await desk(admin, relay).signIn('admin');
  await officePictures(admin, folder, suffix, await floorAdmin(relay));

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
    await bell.say(talk.sorry);
    await both(shopper, 'widget-menu', () => menuOf(shopper).click());
    await shopper.getByRole('menuitem', { name: back }).click();
    await agent.locator('.system').last().waitFor();
    await bell.say(talk.green);
    await bell.box.press('ArrowUp');
    await both(shopper, 'widget-edit');
    await bell.box.fill(talk.greenAsWell);
    await bell.box.press('Enter');
    await agent.locator('.box-text').fill(talk.have);
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
    await bell.say(talk.large);
    await shopper.waitForTimeout(2500);
    await both(shopper, 'widget-offline');
  }
} finally {
  await browser.close();
  await shop.stop();
  await relay.remove();
}
