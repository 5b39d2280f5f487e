import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../lib/source.ts';
import { plantIn } from '../plant/plant.ts';
import { PLANTS } from '../plant/plants.ts';

/**
 * `node scripts/build/page-bundle.ts ENTRY FOLDER [PLANT]`: bundles a page's script to `page.js` and what it loads later, as a
 * shop's bundler would, with one guard switched off where a plant is named. Throws when the plant's file is no part of it.
 */
const [entry = '', outDir = '', name] = process.argv.slice(2);
const plant = PLANTS.find((one) => one.name === name);
if (name && !plant) throw new Error(`there is no plant ${name}`);
let isPlanted = !plant;

await build({
  root: ROOT,
  configFile: false,
  logLevel: 'error',
  plugins: [
    {
      name: 'plant',
      enforce: 'pre',
      transform(code, id) {
        if (!plant || id !== join(ROOT, plant.file)) return undefined;
        isPlanted = true;
        return { code: plantIn(code, plant), map: null };
      },
    },
  ],
  build: {
    outDir,
    copyPublicDir: false,
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: join(ROOT, entry),
      output: { format: 'es', entryFileNames: 'page.js', chunkFileNames: '[name].js' },
    },
  },
});
if (!isPlanted) throw new Error(`${plant?.file} is no part of ${entry}`);
