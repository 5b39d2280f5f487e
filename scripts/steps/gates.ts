import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCS } from '../docs.ts';
import { checkContract } from '../gates/contract.ts';
import { checkDocs } from '../gates/docs.ts';
import { checkLayers, type Entries } from '../gates/layers/check.ts';
import { checkLinks } from '../gates/links.ts';
import { LONG_FILES } from '../gates/long-files.ts';
import { checkReference } from '../gates/reference.ts';
import { checkRules } from '../gates/rules.ts';
import { checkSizes } from '../gates/sizes.ts';
import { checkWishes } from '../gates/wishes.ts';
import { checkWords } from '../gates/words.ts';
import { isTypeScript, ROOT, readSources, repoPaths, type SourceFile } from '../lib/source.ts';
import { gate, type Step } from '../lib/step.ts';
import { reference } from '../reference/reference.ts';

/** What each of our packages offers: its name, and the specifiers of its `exports` map. */
const entries = (paths: readonly string[]): Entries =>
  new Map(
    paths
      .filter((path) => /^(packages\/[^/]+|demo|e2e|bench|sim)\/package\.json$/.test(path))
      .map((path) => {
        const { name, exports = {} }: { name: string; exports?: Record<string, unknown> } = JSON.parse(
          readFileSync(join(ROOT, path), 'utf8'),
        );
        return [name, Object.keys(exports).map((entry) => name + entry.slice(1))];
      }),
  );

/** The gates over the repository's own text, each one test. */
export const gateSteps = (): Step[] => {
  const paths = repoPaths();
  const all = readSources(paths.filter((path) => !/\.(png|jpe?g|webp|avif|gif|ico|woff2?)$/.test(path)));
  const only = (keep: (path: string) => boolean): SourceFile[] => all.filter(({ path }) => keep(path));
  return [
    gate('layers', () => checkLayers(only(isTypeScript), entries(paths))),
    gate('sizes', () => checkSizes(all, LONG_FILES)),
    gate('rules', () => checkRules(all)),
    gate('contract', () => checkContract(all)),
    gate('docs', () => checkDocs(DOCS, (file) => all.find(({ path }) => path === file)?.text)),
    gate('reference', () => checkReference(reference().faults)),
    gate('links', () => checkLinks(all, paths)),
    gate('wishes', () => checkWishes(all)),
    gate('words', () => checkWords(all)),
  ];
};
