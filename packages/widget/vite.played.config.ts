import { defineConfig } from 'vite';
import { tightTemplates } from './vite.shared.ts';

/** The widget that is played without a relay (`dev/`), with all its scenes, for the tests that look at each of them. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  publicDir: 'dev/public',
  plugins: [tightTemplates()],
  build: { target: 'es2023', minify: false, modulePreload: false, rolldownOptions: { input: 'dev/index.html' } },
});
