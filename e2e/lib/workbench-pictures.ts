import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { enter } from './desk.ts';

/** What is typed for the pictures. */
export interface PictureWords {
  remark: string;
  promise: string;
  reply: string;
  search: string;
}

/**
 * Pictures of an agent's screens: ready replies, search, the day, the desk in the dark and on a telephone. The
 * conversation is open, and the box at replies.
 */
export async function workbenchPictures(
  page: Page,
  folder: string,
  suffix: string,
  words: PictureWords,
): Promise<void> {
  const shoot = (name: string) => page.screenshot({ path: join(folder, `${name}${suffix}.png`) });
  const box = page.locator('.box-text');
  const place = await page.evaluate(() => location.hash);
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await page.keyboard.type(words.remark);
  await page.keyboard.press('Control+Enter');
  await page.locator('#shopper-remarks').getByText(words.remark).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await page.locator('[name=what]').selectOption('gift');
  await page.locator('[name=text]').fill(words.promise);
  await page.locator('[name=order]').fill('A-1042');
  await page.keyboard.press('Control+Enter');
  await page.locator('.list-promises').waitFor();
  await shoot('console');

  await box.focus();
  await page.keyboard.type(words.reply);
  await page.locator('[role=option]').first().waitFor();
  await shoot('console-replies');
  await page.keyboard.press('Enter');
  await enter(page, box);

  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill(words.search);
  await page.locator('[data-found] mark').first().waitFor();
  await shoot('console-search');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Escape');
  await page.keyboard.press('q');
  await page.locator('.summary-figures').waitFor();
  await shoot('console-summary');

  await page.evaluate((conversation) => {
    location.hash = conversation;
  }, place);
  await box.focus();
  if (suffix === '') {
    await page.emulateMedia({ colorScheme: 'dark' });
    await shoot('console-dark');
    await page.emulateMedia({ colorScheme: 'light' });
  }
  await page.setViewportSize({ width: 390, height: 780 });
  await shoot('console-390');
  await page.setViewportSize({ width: 1280, height: 800 });
}
