/**
 * `SHOPBELL_PLANT=name node --import ./scripts/plant/hook.ts MAIN`: loads MAIN with one guard switched off. Without the
 * variable nothing is changed. Throws when the text is not there exactly once, so that no plant rots silently.
 */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { plantIn } from './plant.ts';
import { PLANTS } from './plants.ts';

const { SHOPBELL_PLANT, PLANTED } = process.env;
const name = SHOPBELL_PLANT ?? PLANTED;
// The server refuses variables of this prefix that it does not know; its threads get a copy of what is left.
delete process.env.SHOPBELL_PLANT;
if (name) process.env.PLANTED = name;
if (name) {
  const plant = PLANTS.find((one) => one.name === name);
  if (!plant) throw new Error(`there is no plant ${name}`);
  const target = pathToFileURL(join(import.meta.dirname, '../..', plant.file)).href;
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (url !== target) return loaded;
      const { source } = loaded;
      if (source === null || source === undefined) throw new Error(`${plant.file} has no source`);
      const text = typeof source === 'string' ? source : new TextDecoder().decode(source);
      return { ...loaded, source: plantIn(text, plant) };
    },
  });
}
