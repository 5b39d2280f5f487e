import { defineConfig } from 'vite';

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
    modulePreload: { polyfill: false },
    // A data: URL would need its own line in the CSP.
    assetsInlineLimit: 0,
  },
});
