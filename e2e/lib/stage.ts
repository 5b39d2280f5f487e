import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
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
 * Starts relay, shop and browser for the tests of a file, and ends them after the last one. `env`: of the relay; `open` starts
 * the browser, one that Playwright has quieted unless said.
 */
export function useStage(env: Readonly<Record<string, string>> = {}, open = launch): Stage {
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
  return stage;
}
