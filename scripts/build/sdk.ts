import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../lib/source.ts';

/**
 * What a shop's bundler makes of `import { createChat } from '@shopbell/sdk'`: `sdk.js`, which a page loads at once and whose
 * size is limited, and beside it what is loaded later. Built as a library: the build of a page wraps each `import()` in Vite's
 * own preloading, which is no part of the SDK.
 */
export const bundleSdk = async (): Promise<void> => {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: join(ROOT, 'node_modules/.cache/size'),
      copyPublicDir: false,
      target: 'es2022',
      lib: { entry: 'packages/sdk/src/create-chat.ts', formats: ['es'], fileName: () => 'sdk.js' },
      rolldownOptions: {
        // As in an application: chunks share what both need, without a third one.
        preserveEntrySignatures: 'allow-extension',
        optimization: { inlineConst: true },
        output: { minify: true, chunkFileNames: '[name].js' },
      },
    },
  });
};
