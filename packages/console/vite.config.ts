import { defineConfig } from 'vite';

/** What a build tells of one source. */
interface Modules {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** Whether a source comes with the entry of this name: through imports, none of them one that comes later. */
function comesWith(entry: string, id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (id.endsWith(entry)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return (modules.getModuleInfo(id)?.importers ?? []).some((one) => comesWith(entry, one, modules, seen));
}

/** The console's bundle, served by the relay under `/console/`. Nothing inline: it runs under a closed CSP. */
export default defineConfig({
  base: '/console/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    target: 'es2023',
    // For the gate that traces what is built to its sources; no file names its map.
    sourcemap: 'hidden',
    // For the gate that weighs what loads first and what comes later.
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              // What the desk needs is one file, whatever of it later parts use too. The entry fetches it beside the strings.
              name: (id, modules) =>
                comesWith('/src/start.ts', id, modules) &&
                !id.endsWith('/src/start.ts') &&
                !comesWith('/src/main.ts', id, modules)
                  ? 'desk'
                  : null,
            },
          ],
        },
      },
    },
    modulePreload: { polyfill: false },
    // A data: URL would need its own line in the CSP.
    assetsInlineLimit: 0,
  },
});
