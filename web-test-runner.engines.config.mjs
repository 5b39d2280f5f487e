import { findBrowser } from './scripts/browser/find.ts';
import { startFirefox } from './scripts/browser/firefox.ts';
import { engineLauncher } from './scripts/browser/launcher.ts';
import { runnerOptions } from './scripts/browser/runner.ts';
import { startWebKit } from './scripts/browser/webkit.ts';

const ALL = ['packages/{widget,sdk}/src/**/*.web.test.ts'];

/** Where engines go ways of their own: storage and locks, focus and keys, files, what a script tag starts, the way back. */
const SOME = [
  'packages/sdk/src/adapters/*.web.test.ts',
  'packages/widget/src/{amend,files,shop-bell,start,way-back}.web.test.ts',
  'packages/widget/src/elements/composer.web.test.ts',
];

/** The browser tests of what a shop's page loads, in those of Firefox and WebKit that are here. */
export default {
  ...runnerOptions(process.env.ENGINES_TESTS === 'all' ? ALL : SOME),
  concurrentBrowsers: 2,
  browsers: [
    findBrowser('firefox') && engineLauncher('Firefox', 2, startFirefox),
    findBrowser('webkit') && engineLauncher('WebKit', 2, startWebKit),
  ].filter(Boolean),
};
