import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { desk, useStage, widget } from './lib/index.ts';

const stage = useStage();
const PLANTED = 'planted-4d81';

/** Files of the data folder that hold the planted word. */
const holding = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => readFileSync(path).includes(PLANTED));

test('an admin has all of a shopper in a file, and erases it: from both sides’ screens, from the search and from every byte on the disk', async () => {
  const shop = await (await stage.browser.newContext({ locale: 'en' })).newPage();
  await shop.goto(`${stage.shop.url}/p/kettle`);
  const chat = widget(shop);
  await chat.open();
  await chat.say(`My order is ${PLANTED}`);
  await chat.stored.waitFor();

  const page = await (
    await stage.browser.newContext({ viewport: { width: 1400, height: 900 }, locale: 'en' })
  ).newPage();
  const at = desk(page, stage.relay);
  await at.signIn('admin');
  await at.open(PLANTED);
  await at.take();
  await at.box.waitFor();
  await at.say(`It left yesterday, ${PLANTED}`);
  await expect.poll(() => chat.thread.textContent()).toContain('It left yesterday');
  expect(holding(stage.relay.dataDir)).not.toEqual([]);

  const panel = page.getByRole('complementary', { name: 'Shopper' });
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Save their data as a file' }).click();
  await panel.getByText('It is saved on this machine.').waitFor();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^shopper p.[0-9a-z]{20}\.json$/);
  const { format, conversations } = JSON.parse(readFileSync(await saved.path(), 'utf8'));
  expect(format).toEqual({ name: 'shopbell-person', version: 1 });
  const texts = conversations[0].events.flatMap(({ text }: { text?: string }) => text ?? []);
  expect(texts).toEqual([`My order is ${PLANTED}`, `It left yesterday, ${PLANTED}`]);

  await panel.getByRole('button', { name: 'Erase their data …' }).click();
  await page.keyboard.press('Space');
  await panel.getByRole('button', { name: 'Erase for good' }).click();

  await page.getByText('What was said before this was erased').waitFor();
  await expect.poll(() => chat.thread.textContent()).toContain('Messages removed');
  expect(await chat.panel.textContent()).not.toContain(PLANTED);
  // The list of their talks is read anew.
  await expect.poll(() => page.locator('body').textContent()).not.toContain(PLANTED);
  await expect.poll(() => holding(stage.relay.dataDir)).toEqual([]);

  // Both go on talking, and a reload brings nothing back.
  await chat.say('One more question');
  await expect.poll(() => at.said()).toContain('One more question');
  await shop.reload();
  await chat.open();
  await expect.poll(() => chat.thread.textContent()).toContain('One more question');
  expect(await chat.panel.textContent()).not.toContain(PLANTED);
});
