import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest files: begun last, one of them would run alone at the end. */
const LONG_ONES = [
  'console-axe',
  'embed-access',
  'embed-csp',
  'delivery-screens',
  'queue-hours',
  'queue-floor-screens',
  'look-cards',
  'embed-destroy',
  'workbench-composer',
  'workbench-hostile',
  'street',
  'queue-floor',
  'embed-loads',
  'queue-people',
  'workbench-day',
  'workbench-notices',
  'embed-guest',
  'console-panes',
  'embed-recipes',
  'queue-transfer',
  'embed-ime',
  'queue-race',
  'embed-fallback',
  'queue-floor-screens-away',
  'workbench-supervisor',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG_ONES.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at < 0 ? LONG_ONES.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

/**
 * End-to-end tests: each file starts a server, a shop and a browser of its own, on ports and data of its own, so several
 * run at a time. `npm run e2e -- NAME` runs the files whose names contain NAME.
 */
export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // What is tested ends within seconds, but not on every machine.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
