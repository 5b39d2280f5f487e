import { chromeLauncher } from '@web/test-runner-chrome';
import { findBrowser } from './scripts/browser/find.ts';
import { runnerOptions } from './scripts/browser/runner.ts';

/** A tab behind another draws nothing: each page is in front, in a window with the focus, over a storage of its own. */
const windowOfItsOwn = async ({ browser }) => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return page;
};

/** Browser tests: everything that ends in `.web.test.ts`, in one Chromium. */
export default {
  ...runnerOptions(['packages/*/src/**/*.web.test.{ts,tsx}']),
  concurrency: 3,
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env.CHROMIUM_SHELL ?? findBrowser('chromium'),
        // The popups of the address bar are pages, too, drawn for every window.
        args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup'],
      },
      createPage: windowOfItsOwn,
    }),
  ],
};
