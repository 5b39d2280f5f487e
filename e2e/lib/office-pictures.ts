import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { FloorAdmin } from './floor-admin.ts';

const spans = (from: string, to: string) => [{ from, to }];
const LONG = spans('09:00', '21:00');
const SHORT = spans('10:00', '18:00');
/** A shop's usual week. */
const HOURS = {
  zone: 'Asia/Shanghai',
  week: { mon: LONG, tue: LONG, wed: LONG, thu: LONG, fri: LONG, sat: SHORT, sun: SHORT },
  exceptions: [],
};

/** Pictures of what an admin sees: the floor, the hours, and what is told. Signed in, at the desk. */
export async function officePictures(page: Page, folder: string, suffix: string, admin: FloorAdmin): Promise<void> {
  const shoot = (name: string) => page.screenshot({ path: join(folder, `${name}${suffix}.png`) });
  await page.keyboard.press('0');
  await page.locator('.talks tbody tr').first().waitFor();
  await shoot('console-floor');
  await page.keyboard.press('Escape');

  await admin.hours(HOURS);
  const at = (place: string) =>
    page.evaluate((fragment) => {
      location.hash = fragment;
    }, place);
  await at('hours');
  await page.locator('.hours-time').first().waitFor();
  await page.mouse.move(0, 0);
  await shoot('console-hours');
  await at('notices');
  await page.locator('.notice-kind').first().waitFor();
  await shoot('console-notices');
}
