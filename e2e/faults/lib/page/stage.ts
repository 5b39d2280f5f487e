import type { BrowserContext } from 'playwright-core';
import { type Server, type ServerOptions, startServer } from '../server.ts';
import { launchChromium } from './chromium.ts';
import { type Site, startSite } from './site.ts';
import { startVisits, type Visits } from './visits.ts';

/** A server, a shop's site and one browser. */
export interface PageStage {
  readonly server: Server;
  readonly site: Site;
  readonly context: BrowserContext;
  readonly visits: Visits;
}

/** What is set up differently. */
export interface StageOptions extends Pick<ServerOptions, 'env'> {
  /** A guard of the SDK to switch off; see `scripts/plant/plants.ts`. */
  plant?: string | undefined;
  /** Runs in every page of the first device before its own script. */
  init?: (() => void) | undefined;
}

/** Sets the stage, plays on it, and takes it down again whatever happens. */
export async function onStage<T>(
  { plant, init, ...options }: StageOptions,
  play: (stage: PageStage) => Promise<T>,
): Promise<T> {
  const server = await startServer(options);
  const [site, browser] = await Promise.all([startSite(plant), launchChromium()]);
  try {
    const visits = await startVisits(browser, site, server, init);
    return await play({ server, site, context: visits.context, visits });
  } finally {
    await browser.close();
    await site.stop();
    await server.remove();
  }
}

/** Starts the server again that was killed, and waits until it serves. */
export async function backAgain(server: Server): Promise<void> {
  server.spawn();
  await server.ready();
}
