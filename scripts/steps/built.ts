import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Bundle, checkBuilt } from '../gates/built.ts';
import { ROOT } from '../lib/source.ts';
import { gate, type Step } from '../lib/step.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Of a chunk that only passes on what another one exports: it has no code of its own to be traced, and no map. */
const NO_MAP: Bundle['map'] = {
  file: '',
  version: 3,
  sources: [],
  sourcesContent: [],
  names: [],
  mappings: '',
  sourceRoot: '',
};

/** A built file and its map. `sourcemap: 'hidden'` writes the map without naming it in the file. */
const readBundle = (path: string): Bundle => {
  const map = join(dirname(path), `${basename(path)}.map`);
  return { path, text: read(path), map: existsSync(join(ROOT, map)) ? JSON.parse(read(map)) : NO_MAP };
};

/** Built files turn no text into markup or code. */
export const builtStep = (): Step =>
  gate('built files', () => {
    const paths = globSync('packages/{widget,console}/dist/**/*.js', { cwd: ROOT });
    if (paths.length === 0) return { findings: [{ file: 'packages', text: 'nothing is built' }], note: '' };
    return checkBuilt(paths.map(readBundle));
  });
