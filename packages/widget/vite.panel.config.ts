import { defineConfig } from 'vite';
import { tightTemplates } from './vite.shared.ts';

/** `dist/panel.js` and one file a language, beside the loader. Names without hashes: the loader knows them by heart. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [tightTemplates()],
  build: {
    target: 'es2022',
    sourcemap: 'hidden',
    emptyOutDir: false,
    lib: {
      entry: { panel: 'src/panel.ts', en: 'src/i18n/en.ts', 'zh-CN': 'src/i18n/zh-CN.ts' },
      formats: ['es'],
      fileName: (_, name) => `${name}.js`,
    },
    rolldownOptions: { output: { minify: true } },
  },
});
