import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, launch, person, type Relay, type Shop, startRelay, startShop } from './lib/index.ts';

let relay: Relay;
let shop: Shop;
let browser: Browser;
beforeAll(async () => {
  [relay, browser] = await Promise.all([startRelay(), launch()]);
  shop = await startShop(relay);
});
afterAll(async () => {
  await browser.close();
  await shop.stop();
  await relay.remove();
});

test('the SDK alone, without the widget, carries a talk on a page of its own', async () => {
  const shopper = await person(browser);
  const agent = await person(browser);
  const console = desk(agent, relay);
  await shopper.goto(`${shop.url}/sdk`);
  const thread = shopper.getByRole('log').first();
  const box = shopper.getByRole('textbox').first();
  await box.fill('Only the SDK here');
  await shopper.getByRole('button', { name: 'Send' }).click();
  await thread.getByText('Only the SDK here').waitFor();

  await console.signIn();
  await console.open('Only the SDK here');
  await console.take();
  await agent.getByRole('textbox', { name: /^Answer/ }).pressSequentially('I see');
  await shopper
    .locator('#typing')
    .filter({ hasText: /typing/ })
    .waitFor();
  await console.say('I see you all the same');
  await thread.getByText('I see you all the same').waitFor();
  await shopper.reload();
  await shopper.getByRole('button', { name: 'connect' }).click();
  await thread.getByText('I see you all the same').waitFor();
  expect([...shopper.faults, ...agent.faults]).toEqual([]);
});
