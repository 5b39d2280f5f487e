import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { desk, line, person, useStage, widget } from './lib/index.ts';

const stage = useStage();

const RELOAD = 'Please reload the page to go on.';

/** An update came: the relay has other parts than those this page's panel knows. Given back is the way to the present release. */
async function outdated(page: Page, part: RegExp): Promise<() => Promise<void>> {
  const isPart = (url: URL) => part.test(url.pathname);
  await page.route(isPart, (route) => route.fulfill({ status: 404, body: '' }));
  return () => page.unroute(isPart);
}

test('a page that outlived an update sends what is said, asks for a reload, and shows the talk after it', async () => {
  const { relay, shop, browser } = stage;
  const shopper = await person(browser);
  const agent = await person(browser);
  const bell = widget(shopper);
  const console = desk(agent, relay);
  await shopper.goto(shop.url);
  const updated = await outdated(shopper, /^\/(later|more|sharing)-[\w-]+\.js$/);
  await bell.open();
  await bell.box.fill('Said before the reload');
  await bell.box.press('Enter');
  await bell.panel.getByText(RELOAD).waitFor();
  await expect.poll(() => bell.bubble('Said before the reload').count()).toBe(1);
  await console.signIn();
  await console.open('Said before the reload');
  await console.take();
  await console.say('Heard you');

  await updated();
  await shopper.reload();
  await bell.open();
  await bell.bubble('Heard you').waitFor();
  expect([await bell.bubble('Said before the reload').count(), await bell.panel.getByText(RELOAD).count()]).toEqual([
    1, 0,
  ]);
});

test('without the part that edits, the talk goes on', async () => {
  const { relay, shop, browser } = stage;
  const shopper = await person(browser);
  const agent = await person(browser);
  const bell = widget(shopper);
  const console = desk(agent, relay);
  await shopper.goto(shop.url);
  await outdated(shopper, /^\/more-[\w-]+\.js$/);
  await bell.open();
  await bell.say('No menu here');
  await console.signIn();
  await console.open('No menu here');
  await console.take();
  await console.say('But an answer');
  await bell.bubble('But an answer').waitFor();
  expect(await bell.panel.getByText(RELOAD).count()).toBe(0);
});

test('without the part that shows a talk, what is said is sent, and a reload shows it', async () => {
  const { shop, browser } = stage;
  const shopper = await person(browser);
  const told = line(shopper);
  const bell = widget(shopper);
  await shopper.goto(shop.url);
  const updated = await outdated(shopper, /^\/talk-[\w-]+\.js$/);
  await bell.open();
  await bell.say('Nothing shows this');
  await told.next(({ type }) => type === 'ack');
  await bell.panel.getByText(RELOAD).waitFor();
  await updated();
  await shopper.reload();
  await bell.open();
  await bell.bubble('Nothing shows this').waitFor();
});

test('a launcher whose panel is not to be had says so, and opens with the next press', async () => {
  const { shop, browser } = stage;
  const shopper = await person(browser);
  await shopper.goto(shop.url);
  const updated = await outdated(shopper, /^\/panel\.js$/);
  const launcher = shopper.locator('shop-bell button.launcher');
  await launcher.click();
  await shopper.locator('shop-bell button.launcher[title="Error"]').waitFor();
  await updated();
  await launcher.click();
  await widget(shopper).box.waitFor();
});
