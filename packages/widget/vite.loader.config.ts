import { defineConfig } from 'vite';
import { squeezed, tightTemplates } from './vite.shared.ts';

/** `dist/shopbell.js`: what every page of the shop loads. A classic script, so that it knows its own tag. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [tightTemplates(), squeezed()],
  build: {
    target: 'es2022',
    sourcemap: 'hidden',
    emptyOutDir: true,
    lib: { entry: 'src/loader.ts', formats: ['iife'], name: 'shopbellLoader', fileName: () => 'shopbell.js' },
    rolldownOptions: { output: { minify: true } },
  },
});
