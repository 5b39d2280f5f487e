import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Size } from '../lib/size.ts';
import { ROOT } from '../lib/source.ts';

/** What the build says of one file, by the source it begins with. */
export interface Built {
  readonly file: string;
  /** Other entries that come along with it. */
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly isDynamicEntry?: boolean;
}

export type Manifest = Readonly<Record<string, Built>>;

/** The page, and what it asks for by itself before anything is drawn. */
const FIRST = ['index.html', 'src/start.ts'];
/** Of these a page has one. */
const LANGUAGES = ['src/i18n/en.ts', 'src/i18n/zh-cn.ts'];

/** The files that come with these entries: scripts and styles. */
function filesOf(manifest: Manifest, entries: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const files = new Set<string>();
  const visit = (name: string): void => {
    const built = manifest[name];
    if (!built) throw new Error(`the console's build has no ${name}`);
    if (seen.has(name)) return;
    seen.add(name);
    for (const file of [built.file, ...(built.css ?? [])]) files.add(file);
    built.imports?.forEach(visit);
  };
  entries.forEach(visit);
  return files;
}

/**
 * What loads before an agent can work, in the language that weighs most, and each part that comes later: what it fetches
 * that wasn't there. A part without a limit passes none, nor does a limit without a part. Sizes in bytes as `sizeOf` tells them.
 */
export function weighConsole(
  manifest: Manifest,
  limits: Readonly<Record<string, number>>,
  sizeOf: (file: string) => number,
): Size[] {
  const sum = (files: Iterable<string>): number => [...files].reduce((bytes, file) => bytes + sizeOf(file), 0);
  const judge = (name: string, limit: string, size: number): Size => ({
    name,
    size,
    passed: size <= (limits[limit] ?? 0),
  });
  const first = filesOf(manifest, FIRST);
  const heaviest = Math.max(...LANGUAGES.map((one) => sum(filesOf(manifest, [...FIRST, one]))));
  const parts = Object.keys(manifest).filter(
    (name) => manifest[name]?.isDynamicEntry && ![...FIRST, ...LANGUAGES].includes(name),
  );
  const gone = Object.keys(limits).filter((name) => name !== 'first' && !parts.includes(name));
  return [
    judge('console, what loads first', 'first', heaviest),
    ...parts.map((name) =>
      judge(`console, ${name}`, name, sum([...filesOf(manifest, [name])].filter((file) => !first.has(file)))),
    ),
    ...gone.map((name) => ({ name: `console, ${name}`, size: 0, passed: false })),
  ];
}

/** The console as it is built, against `packages/console/sizes.json`: bytes, brotli. */
export function consoleSizes(): Size[] {
  const at = join(ROOT, 'packages/console');
  const manifest: Manifest = JSON.parse(readFileSync(join(at, 'dist/.vite/manifest.json'), 'utf8'));
  const limits: Record<string, number> = JSON.parse(readFileSync(join(at, 'sizes.json'), 'utf8'));
  return weighConsole(manifest, limits, (file) => brotliCompressSync(readFileSync(join(at, 'dist', file))).length);
}
