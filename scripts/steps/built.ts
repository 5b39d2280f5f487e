import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Bundle, checkBuilt } from '../gates/built.ts';
import { ROOT } from '../lib/source.ts';
import { gate, type Step } from '../lib/step.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** A built file and its map. `sourcemap: 'hidden'` writes the map without naming it in the file. */
const readBundle = (path: string): Bundle => ({
  path,
  text: read(path),
  map: JSON.parse(read(join(dirname(path), `${basename(path)}.map`))),
});

/** Built files turn no text into markup or code. */
export const builtStep = (): Step =>
  gate('built files', () => {
    const paths = globSync('packages/{widget,console}/dist/**/*.js', { cwd: ROOT });
    if (paths.length === 0) return { findings: [{ file: 'packages', text: 'nothing is built' }], note: '' };
    return checkBuilt(paths.map(readBundle));
  });
