import { defineConfig } from 'vitest/config';

/**
 * End-to-end tests: each file starts a server, a shop and a browser of its own, on ports and data of its own, so several
 * run at a time. `npm run e2e -- NAME` runs the files whose names contain NAME.
 */
export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    maxWorkers: 3,
    // What is tested ends within seconds, but not on every machine.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
