import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launch } from './browser.ts';
import { type Relay, startRelay } from './relay.ts';
import { type Shop, startShop } from './shop.ts';

/** What a test of the whole street plays on. Filled before the first test of the file. */
export interface Stage {
  relay: Relay;
  shop: Shop;
  browser: Browser;
}

/**
 * Closes after each test of a file whatever windows it has opened: a page that nobody looks at any more goes on drawing, and takes
 * as much of the machine as one that is looked at.
 */
function closeAfterEach(stage: { readonly browser: Browser }): void {
  afterEach(async () => {
    await Promise.all(stage.browser.contexts().map((context) => context.close()));
  });
}

/**
 * Starts relay, shop and browser for the tests of a file, and ends them after the last one; people’s pages are closed with their
 * test. `env`: of the relay; `open` starts the browser, one that Playwright has quieted unless said; `closes` is false where tests run side by
 * side: the end of one would close the pages of the others.
 */
export function useStage(
  env: Readonly<Record<string, string>> = {},
  open = launch,
  { closes = true }: { closes?: boolean } = {},
): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    [stage.relay, stage.browser] = await Promise.all([startRelay(env), open()]);
    stage.shop = await startShop(stage.relay);
  });
  afterAll(async () => {
    await stage.browser?.close();
    await stage.shop?.stop();
    await stage.relay?.remove();
  });
  if (closes) closeAfterEach(stage);
  return stage;
}
