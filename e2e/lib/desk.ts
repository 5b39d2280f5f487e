import type { Page } from 'playwright-core';
import { type Relay, signInOf } from './relay.ts';

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
    async signIn(role: 'agent' | 'supervisor' | 'admin' = 'agent', index = 0) {
      const { email, password } = signInOf(relay, role, index);
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
      await box.press('Enter');
    },
    /** Writes a note for colleagues, and leaves the box at notes. */
    async note(text: string) {
      const note = page.getByRole('textbox', { name: 'Write a note' });
      if (!(await note.isVisible())) await page.getByRole('button', { name: /^Note/ }).click();
      await note.fill(text);
      await note.press('Enter');
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
