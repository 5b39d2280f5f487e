import type { Page } from 'playwright-core';

/** The widget as a shopper uses it: by what is written on the screen. Playwright looks through open shadow roots. */
export const widget = (page: Page) => {
  const launcher = page.locator('shop-bell').getByRole('button', { name: /Chat with us|在线客服/ });
  const panel = page.getByRole('dialog');
  // Beside it there may be a form.
  const box = panel.locator('textarea[enterkeyhint=send]');
  return {
    launcher,
    panel,
    box,
    thread: panel.getByRole('log'),
    async open() {
      await launcher.click();
      await box.waitFor();
    },
    async say(text: string) {
      await box.fill(text);
      await box.press('Enter');
    },
    /** The mark under one's own last message: the server has it on disk, and the desk may have it too. */
    stored: panel.getByText(/^(Sent|Delivered|Read)$/),
    /** The bubble with this text. */
    bubble: (text: string) => panel.locator('.bubble').filter({ hasText: text }),
  };
};
