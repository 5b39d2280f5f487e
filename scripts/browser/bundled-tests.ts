import { globSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { ROOT } from '../lib/source.ts';
import { skipping } from './not-here.ts';

/** Where the bundle is served: no folder of this name is in the repository. */
const BASE = '/web-tests/';

/** As much of a plugin of `@web/test-runner` as this one has. */
interface RunnerPlugin {
  readonly name: string;
  serverStart(): Promise<void>;
  serve(context: { readonly path: string }): { readonly body: string; readonly type: string } | undefined;
}

/** Leaves stylesheets where they are, with what they import: `new URL('x.css', import.meta.url)` leads to the source. */
const stylesInPlace: Plugin = {
  name: 'styles-in-place',
  enforce: 'pre',
  transform: (code, id) =>
    code.replace(/new URL\('([^']+\.css)', import\.meta\.url\)/g, (_, path: string) => {
      const address = relative(ROOT, join(dirname(id), path)).replaceAll(sep, '/');
      return `new URL('/${address}', location.origin)`;
    }),
};

const textOf = (file: Rolldown.OutputChunk | Rolldown.OutputAsset): string =>
  file.type === 'chunk' ? file.code : Buffer.from(file.source).toString('utf8');

/** Bundles tests as Vite bundles what they are about, each with its imports in a few files that several share. By file name. */
async function bundle(files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const built = await build({
    root: ROOT,
    base: BASE,
    configFile: false,
    logLevel: 'error',
    plugins: [stylesInPlace],
    resolve: { conditions: ['production', 'browser'] },
    // In development alone React mounts twice and tells what does not match.
    define: { 'process.env.NODE_ENV': '"development"' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      target: 'es2023',
      minify: false,
      // For the stacks of tests that fail.
      sourcemap: true,
      modulePreload: false,
      rolldownOptions: {
        // The runner's own modules, which it makes itself.
        external: /^\/__web-/,
        // What a test shares with the code of others is in a chunk: in its own file they would run that test, too.
        preserveEntrySignatures: 'strict',
        input: Object.fromEntries(files.map((file) => [file, join(ROOT, file)])),
        output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[hash].js' },
      },
    },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return new Map(outputs.map((file) => [file.fileName, textOf(file)]));
}

/**
 * A plugin that serves each test as one bundle: hundreds of modules by themselves would be fetched and compiled again for every
 * file. The test keeps its address.
 *
 * @param patterns the tests, relative to the root
 */
export function bundledTests(patterns: readonly string[]): RunnerPlugin {
  const tests = globSync(patterns, { cwd: ROOT }).map((file) => file.replaceAll(sep, '/'));
  let served: ReadonlyMap<string, string> = new Map();
  return {
    name: 'bundled-tests',
    async serverStart() {
      served = await bundle(tests);
    },
    serve({ path }) {
      const test = path.slice(1);
      if (served.has(`${test}.js`)) return { body: `import '${BASE}${test}.js';\n${skipping(test)}`, type: 'js' };
      const body = path.startsWith(BASE) ? served.get(path.slice(BASE.length)) : undefined;
      return body === undefined ? undefined : { body, type: path.endsWith('.map') ? 'json' : 'js' };
    },
  };
}
