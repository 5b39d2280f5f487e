import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ROOT } from '../lib/source.ts';
import { ENTRIES, PROJECTS } from './entries.ts';
import type { Generated } from './generate.ts';

/** What was generated last, with what it was generated from. */
const CACHE = join(ROOT, 'node_modules/.cache/reference.json');
/** Everything the texts depend on. */
const SOURCES = ['packages/{protocol,sdk,widget,react}/{dist,lib}/**/*.d.ts', 'scripts/reference/*.{ts,json}'];

const PATH = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter);

const run = (command: string, args: readonly string[]): string => {
  const env = { ...process.env, PATH };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: ROOT, env, encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed\n${stdout}${stderr}`);
  return stdout;
};

const fingerprint = (): string => {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).sort()) {
    hash.update(`${file}\n`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
};

const kept = (sources: string): Generated | undefined => {
  try {
    const { of, generated } = JSON.parse(readFileSync(CACHE, 'utf8'));
    return of === sources ? generated : undefined;
  } catch {
    return undefined;
  }
};

let known: Generated | undefined;

/** The reference and the manifest of the declarations as they are now; seconds where those have changed, else at once. */
export const reference = (): Generated => {
  if (known) return known;
  run('tsc', ['-b', ...PROJECTS]);
  const sources = fingerprint();
  const generated = kept(sources) ?? JSON.parse(run(process.execPath, [join(import.meta.dirname, 'generate.ts')]));
  mkdirSync(dirname(CACHE), { recursive: true });
  writeFileSync(CACHE, JSON.stringify({ of: sources, generated }));
  known = generated;
  return generated;
};

const FILES = [
  ...['README.md', ...ENTRIES.map(({ page }) => page)].map((page) => `docs/reference/${page}`),
  'packages/widget/custom-elements.json',
];

/** The generated files, for `scripts/docs.ts`. */
export const REFERENCE = FILES.map((file) => ({
  file,
  render: (): string => reference().texts[file] ?? '',
}));
