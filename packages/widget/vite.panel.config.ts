import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import type { Locale } from './src/locale.ts';
import { minified, noLitGlobals, tightTemplates } from './vite.shared.ts';

/** One file each to load. */
export const LANGUAGES: readonly Locale[] = ['zh-CN', 'zh-TW', 'en', 'ja', 'ko', 'ar', 'de', 'es', 'fr', 'pt-BR'];

/** Parts of an earlier build have other hashes: they go, so that what is packed and measured is this build alone. */
const withoutFormerParts = (): Plugin => ({
  name: 'without-former-parts',
  writeBundle({ dir }, bundle) {
    if (!dir) return;
    for (const file of readdirSync(dir)) {
      const part = file.replace(/\.map$/, '');
      if (/-[\w-]{7}\.js$/.test(part) && !(part in bundle)) rmSync(join(dir, file));
    }
  },
});

/** What a build tells of one source. */
interface Modules {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** Whether a source comes with the entry of this name: through imports, none of them one that comes later. */
function comesWith(entry: RegExp, id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (entry.test(id)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return (modules.getModuleInfo(id)?.importers ?? []).some((one) => comesWith(entry, one, modules, seen));
}

/**
 * `dist/panel.js` and one file a language, beside the loader. Names without hashes: the loader knows them by heart. What the
 * panel loads later stands beside it and has a hash in its name: a panel of an earlier release that still runs, or comes out
 * of a cache, finds its own parts or none, never those of another.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [tightTemplates(), noLitGlobals(), withoutFormerParts(), minified()],
  build: {
    target: 'es2022',
    sourcemap: 'hidden',
    emptyOutDir: false,
    lib: {
      entry: {
        panel: 'src/panel.ts',
        greet: 'src/greet/main.ts',
        answer: 'src/hosted/answer.ts',
        ...Object.fromEntries(LANGUAGES.map((name) => [name, `src/i18n/${name}.ts`])),
      },
      formats: ['es'],
      fileName: (_, name) => `${name}.js`,
    },
    rolldownOptions: {
      // The parts import what they share with the panel from it; in a file of its own it would cost a further round trip.
      preserveEntrySignatures: 'allow-extension',
      optimization: { inlineConst: true },
      output: {
        minify: false,
        chunkFileNames: '[name]-[hash:7].js',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              // With the first words come both: what reads a talk, and the verbs beyond saying something. In one file they weigh less.
              name: (id, modules) =>
                comesWith(/\/sdk\/src\/adapters\/(later|extras)\.ts$/, id, modules) &&
                !comesWith(/\/widget\/src\/panel\.ts$/, id, modules)
                  ? 'later'
                  : null,
            },
          ],
        },
      },
    },
  },
});
