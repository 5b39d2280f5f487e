import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../lib/source.ts';

const ENTRY = 'virtual:shop';

/** What a shop's bundler makes of `import { createChat } from '@shopbell/sdk'`: the file whose size is limited. */
export const bundleSdk = async (): Promise<void> => {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'shop',
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load: (id) =>
          id === ENTRY ? `export { createChat } from '${join(ROOT, 'packages/sdk/src/index.ts')}';` : undefined,
      },
    ],
    build: {
      outDir: join(ROOT, 'node_modules/.cache/size'),
      copyPublicDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: ENTRY,
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: 'sdk.js', minify: true },
      },
    },
  });
};
