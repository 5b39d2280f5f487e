import { defineConfig } from 'vitest/config';

/** Unit tests in Node. Files that need a browser end in `.web.test.ts` and belong to @web/test-runner. */
export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'demo/src/**/*.test.ts',
      'scripts/**/*.test.ts',
      'sim/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.web.test.ts', '**/*.pg.test.ts', '**/*.nats.test.ts'],
    environment: 'node',
  },
});
