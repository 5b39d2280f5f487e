import { defineConfig } from 'vite';
import config from './vite.config.ts';

/** The console that is played without a relay (`dev/`), with all its scenes, for the tests that look at each of them. */
export default defineConfig({
  ...config,
  base: './',
  build: {
    target: 'es2023',
    minify: false,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: 'dev/index.html' },
  },
});
