import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { guest } from './lib/floor.ts';
import { desk, enterByKeys, launch, person, type Relay, signInOf, startRelay } from './lib/index.ts';

let relay: Relay;
let browser: Browser;
const pages: Awaited<ReturnType<typeof person>>[] = [];

beforeAll(async () => {
  [relay, browser] = await Promise.all([startRelay(), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await relay?.remove();
});
afterEach(() => {
  for (const page of pages) expect(page.faults).toEqual([]);
});

test('from the sign-in on, a conversation is found, taken, answered, left and ended without a pointer', async () => {
  const shopper = await guest(relay, 'is the kettle in stock?');
  const page = await person(browser);
  pages.push(page);
  const { email, password } = signInOf(relay, 'agent');
  await page.goto(`${relay.url}/console/`);
  await page.getByLabel('E-mail').waitFor();
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.getByText('is the kettle in stock?').first().waitFor();

  const field = page.getByRole('combobox', { name: 'What do you want to do?' });
  const run = async (words: string) => {
    await page.keyboard.press('Control+k');
    await field.waitFor();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await field.waitFor({ state: 'detached' });
  };
  await run('visitor');
  const agentsDesk = desk(page, relay);
  const { box } = agentsDesk;
  await page.getByRole('log').waitFor();
  await run('take');
  await box.waitFor();
  await expect.poll(() => box.evaluate((one) => one === document.activeElement)).toBe(true);

  // Words stay, and so does the place in them.
  await page.keyboard.type('It is, ');
  await page.keyboard.press('Control+k');
  await field.waitFor();
  await page.keyboard.type('hand');
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  await page.keyboard.type('with a lid');
  expect(await box.inputValue()).toBe('It is, with a lid');
  await enterByKeys(page, box);
  await expect.poll(() => agentsDesk.said(), { timeout: 15_000 }).toContain('It is, with a lid');

  await run('look: dark');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
  await page.reload();
  await box.waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');

  await run('my account');
  await page.getByRole('heading', { name: 'My account' }).waitFor();
  // Back where they were: the conversation is open as it was.
  await run('to the conversations');
  await page.getByRole('log').waitFor();
  await run('end conv');
  await page.getByRole('button', { name: 'End it' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('You ended the conversation').waitFor();
  await run('sign out');
  await page.getByRole('button', { name: 'Sign out' }).first().waitFor();
  shopper.chat.destroy();
});
