import { build } from 'vite';
import { ROOT } from '../lib/source.ts';

/**
 * What a shop's bundler makes of a module: `NAME.js` in `outDir`, which a page loads at once, and beside it what is loaded later.
 * Built as a library: the build of a page wraps each `import()` in Vite's own preloading, which is no part of what is measured.
 */
export const bundleModule = async (entry: string, outDir: string, name: string): Promise<void> => {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      copyPublicDir: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: () => `${name}.js` },
      rolldownOptions: {
        // As in an application: chunks share what both need, without a third one.
        preserveEntrySignatures: 'allow-extension',
        optimization: { inlineConst: true },
        // An application's build leaves no notes for other minifiers.
        output: { minify: true, comments: false, chunkFileNames: '[name].js' },
      },
    },
  });
};
