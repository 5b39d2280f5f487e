import type { Start } from '../../../scripts/browser/driver.ts';
import { type Engine, findBrowser } from '../../../scripts/browser/find.ts';
import { startFirefox } from '../../../scripts/browser/firefox.ts';
import { startWebKit } from '../../../scripts/browser/webkit.ts';
import { startChromium } from './chromium.ts';

/** The engines that a shop's page is tried in. */
export const ENGINES: readonly { readonly engine: Engine; readonly start: Start }[] = [
  { engine: 'chromium', start: startChromium },
  { engine: 'firefox', start: startFirefox },
  { engine: 'webkit', start: startWebKit },
];

/** False where a browser is missing and can't be installed: `browsersStep` has said what to do. */
export const isHere = (engine: Engine): boolean => engine === 'chromium' || findBrowser(engine) !== undefined;
