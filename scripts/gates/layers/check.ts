import { posix } from 'node:path';
import { type Finding, isTest, type SourceFile, type Verdict } from '../../lib/source.ts';
import { findCycles } from './cycles.ts';
import { type Import, importsOf } from './imports.ts';
import { CROSSINGS, HOUSES, type House, TEST_VENDORS, VENDORS, WALLS } from './table.ts';

/** A workspace package's name and the specifiers that its `exports` map offers. */
export type Entries = ReadonlyMap<string, readonly string[]>;

const SCOPE = '@shopbell/';

const houseOf = (path: string): House | undefined =>
  path.includes('/')
    ? HOUSES.find((house) => path.startsWith(`${house.folder}/`))
    : HOUSES.find((house) => house.folder === '.');

/** `@a/b/c` → `@a/b`, `lit/directives/x.js` → `lit`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const under = (path: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => path.startsWith(prefix));

const checkOurs = (file: string, house: House, imported: Import, entries: Entries): string | undefined => {
  const { specifier, typeOnly } = imported;
  if (!entries.get(packageOf(specifier))?.includes(specifier)) return `${specifier} is no entry of that package`;
  const reach = house.ours[specifier];
  if (isTest(file) && (reach !== undefined || house.oursInTests?.includes(specifier))) return undefined;
  if (reach === undefined) return `${house.folder} may not import ${specifier}`;
  if (reach === 'types' && !typeOnly) return `${house.folder} may import only types from ${specifier} (import type)`;
  return undefined;
};

const checkVendor = (file: string, house: House, specifier: string): string | undefined => {
  const name = packageOf(specifier);
  const folders = VENDORS[name];
  if (isTest(file) && TEST_VENDORS.includes(name)) return undefined;
  if (folders !== undefined) {
    return under(file, folders) ? undefined : `${name} may be imported only in ${folders.join(', ')}`;
  }
  if (!name.startsWith('node:')) return `${name} is not in the table of vendors`;
  return isTest(file) || under(file, house.node) ? undefined : `no ${name} here: ${house.folder} is pure`;
};

const checkRelative = (file: string, house: House, target: string): string | undefined => {
  if (file.includes('/src/') && !isTest(file) && isTest(target)) return `${target} is for tests only`;
  const wall = WALLS.find(({ from, not }) => under(file, from) && under(target, not));
  if (wall !== undefined && !isTest(file)) return `${target} is behind a wall: ${wall.why}`;
  if (houseOf(target) === house) return undefined;
  if (CROSSINGS.some(({ from, to }) => file.startsWith(from) && target.startsWith(to))) return undefined;
  return `the relative path leaves ${house.folder}: ${target}`;
};

/**
 * Checks every import of every file against the table, and that no files import each other in a circle (types
 * count too: a circle of types is a circle of meaning).
 */
export const checkLayers = (files: readonly SourceFile[], entries: Entries): Verdict => {
  const findings: Finding[] = [];
  const graph = new Map<string, string[]>();
  let count = 0;
  for (const file of files) {
    const house = houseOf(file.path);
    if (house === undefined) {
      findings.push({ file: file.path, text: 'stands in no house of the table' });
      continue;
    }
    const edges: string[] = [];
    graph.set(file.path, edges);
    for (const imported of importsOf(file)) {
      count += 1;
      const { specifier, line } = imported;
      let objection: string | undefined;
      if (specifier.startsWith('.')) {
        const target = posix.normalize(posix.join(posix.dirname(file.path), specifier));
        edges.push(target);
        objection = checkRelative(file.path, house, target);
      } else if (specifier.startsWith(SCOPE)) objection = checkOurs(file.path, house, imported, entries);
      else objection = checkVendor(file.path, house, specifier);
      if (objection !== undefined) findings.push({ file: file.path, line, text: objection });
    }
  }
  for (const cycle of findCycles(graph)) {
    findings.push({ file: cycle[0] ?? '', text: `imports in a circle: ${cycle.join(' → ')}` });
  }
  return { findings, note: `${count} imports in ${files.length} files` };
};
