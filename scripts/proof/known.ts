import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { faultNames } from '../../e2e/faults/lib/registry.ts';
import { ROOT } from '../lib/source.ts';
import { renderProof, withProof } from './page.ts';
import { type Part, parts } from './parts.ts';

/** What came out, by name of the part. In the repository, so that running one part loses nothing of the others. */
export type Known = Readonly<Record<string, Part>>;

export const PAGE = join(ROOT, 'docs/reliability.md');
const KNOWN = join(ROOT, 'e2e/faults/results/proof.json');

/** What is known; nothing where there is no record. */
export function readKnown(): Known {
  try {
    return JSON.parse(readFileSync(KNOWN, 'utf8'));
  } catch {
    return {};
  }
}

export function writeKnown(known: Known): void {
  mkdirSync(dirname(KNOWN), { recursive: true });
  writeFileSync(KNOWN, `${JSON.stringify(known, undefined, 2)}\n`);
}

/** docs/reliability.md with what is known. */
export function renderReliability(): string {
  const all = [...parts(faultNames()).keys()];
  const known = readKnown();
  const done = all.flatMap((name) => known[name] ?? []);
  return withProof(readFileSync(PAGE, 'utf8'), renderProof(done, all));
}
