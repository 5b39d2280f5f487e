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
    // A third of the work was to start a process for each file and load the same modules into it. Files of a worker share them, in any
    // order: what a test changes of what is global, it changes back.
    isolate: false,
    // One worker more than is usual: tests wait, too, and nobody works at the machine meanwhile.
    maxWorkers: '100%',
    // A test that hangs must end; how quick a busy machine is tells nothing about the code.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
