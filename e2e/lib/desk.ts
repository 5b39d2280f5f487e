import type { Locator, Page } from 'playwright-core';
import { type Relay, signInOf } from './relay.ts';

/** So long a press of Enter may take, in ms. */
const PATIENCE_MS = 30_000;

type Answer = 'gone' | 'typed' | 'for whom' | 'asked';

/** What has become of the words in the boxes after a press of Enter. */
async function answered(page: Page): Promise<Answer> {
  const settled = (): Promise<Answer> =>
    page.evaluate(() => {
      if (document.querySelector('.ask')) return document.querySelector('.ask-guard') ? 'asked' : 'for whom';
      const boxes = [...document.querySelectorAll<HTMLTextAreaElement>('.box-text')];
      return boxes.every(({ value }) => value === '') ? 'gone' : 'typed';
    });
  const end = Date.now() + PATIENCE_MS;
  let now = await settled();
  while (now === 'typed' && Date.now() < end) {
    await page.waitForTimeout(50);
    now = await settled();
  }
  if (now === 'typed') throw new Error('what was typed is still in the box');
  return now;
}

/** Presses Enter in the console's box. It is quicker here than anybody looks: where it is asked for whom the words are, it says so. */
export async function enter(page: Page, box: Locator): Promise<void> {
  await box.press('Enter');
  if ((await answered(page)) !== 'gone') await page.locator('.ask .button-strong').click();
}

/** As `enter`, by keys alone: as long as it is asked for whom the words are, back to the box and again. */
export async function enterByKeys(page: Page, box: Locator): Promise<void> {
  await box.press('Enter');
  while ((await answered(page)) === 'for whom') {
    await box.press('Escape');
    await page.locator('.ask').waitFor({ state: 'detached' });
    await box.press('Enter');
  }
}

/** The console as an agent uses it. */
export const desk = (page: Page, relay: Relay) => {
  const waiting = page.getByRole('region', { name: /Waiting/ });
  const log = page.getByRole('log');
  const box = page.getByRole('textbox', { name: /^Answer/ });
  return {
    waiting,
    mine: page.getByRole('region', { name: /^Mine(?! to)/ }),
    log,
    box,
    /** What they send goes at once, unless they take their time to take it `back`. */
    async signIn(role: 'agent' | 'supervisor' | 'admin' = 'agent', index = 0, back = false) {
      const { email, password } = signInOf(relay, role, index);
      if (!back) await page.addInitScript(() => localStorage.setItem('shopbell.console.undo', 'off'));
      await page.goto(`${relay.url}/console/`);
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { name: /Waiting/ }).waitFor();
    },
    /** Opens the row that shows this text. */
    open: (text: string) => page.getByRole('link').filter({ hasText: text }).first().click(),
    take: () => page.getByRole('button', { name: /^Take/ }).click(),
    async say(text: string) {
      await box.fill(text);
      await enter(page, box);
    },
    /** Writes a note for colleagues, and leaves the box at notes. */
    async note(text: string) {
      const note = page.getByRole('textbox', { name: 'Write a note' });
      if (!(await note.isVisible())) await page.getByRole('button', { name: /^Note/ }).click();
      await note.fill(text);
      await enter(page, note);
    },
    /** Back from notes to the shopper. */
    reply: () => page.getByRole('button', { name: /^Reply/ }).click(),
    /** Ends the conversation that is open. */
    async end() {
      await page.getByRole('button', { name: /^End\b/ }).click();
      await page.getByRole('button', { name: /^End it/ }).click();
    },
    /** All that was said and noted, oldest first. */
    said: async () => (await log.locator('.bubble').allInnerTexts()).map((text) => text.trim()),
    bubble: (text: string) => log.locator('.bubble').filter({ hasText: text }),
  };
};
