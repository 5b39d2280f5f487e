import { defineConfig } from 'vitest/config';

/**
 * End-to-end tests: one file at a time, because each starts a server, a shop and browsers. `npm run e2e -- NAME` runs the
 * files whose names contain NAME.
 */
export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
