import { type Finding, isTest, isTypeScript, type SourceFile, type Verdict } from '../lib/source.ts';

/** Bounds in lines. `hard` holds for every file; the other two for the sources of packages and demo, tests left out. */
export const LINES = { hard: 400, p95: 250, median: 100 } as const;

/** The value below which the given share of the sorted list lies; 0 for an empty list. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
};

/** Lines as an editor counts them: a final newline ends the last line and starts none. */
export const countLines = (text: string): number => {
  if (text === '') return 0;
  const breaks = text.split('\n').length - 1;
  return text.endsWith('\n') ? breaks : breaks + 1;
};

const isSized = (path: string): boolean => isTypeScript(path) || path.endsWith('.css');
const isStreet = (path: string): boolean => /^(packages\/[^/]+|demo)\/src\//.test(path) && !isTest(path);

/**
 * No file above the hard limit unless it is listed with a reason; the sources stay small as a whole.
 *
 * @param allowed path → reason
 */
export const checkSizes = (files: readonly SourceFile[], allowed: Readonly<Record<string, string>>): Verdict => {
  const sized = files
    .filter((file) => isSized(file.path))
    .map((file) => ({ path: file.path, lines: countLines(file.text) }));
  const findings: Finding[] = sized
    .filter(({ path, lines }) => lines > LINES.hard && !(allowed[path] ?? '').trim())
    .map(({ path, lines }) => ({ file: path, text: `${lines} lines; the limit is ${LINES.hard}` }));
  for (const path of Object.keys(allowed)) {
    const lines = sized.find((file) => file.path === path)?.lines;
    if (lines === undefined) findings.push({ file: path, text: 'is listed as a long file, but does not exist' });
    else if (lines <= LINES.hard)
      findings.push({ file: path, text: `is listed as a long file, but has ${lines} lines` });
  }
  const street = sized.filter(({ path }) => isStreet(path)).map(({ lines }) => lines);
  const median = percentile(street, 0.5);
  const p95 = percentile(street, 0.95);
  if (median > LINES.median) findings.push({ file: '.', text: `median ${median} lines; the limit is ${LINES.median}` });
  if (p95 > LINES.p95) findings.push({ file: '.', text: `95 % within ${p95} lines; the limit is ${LINES.p95}` });
  const longest = Math.max(0, ...street);
  return { findings, note: `${street.length} sources: median ${median}, 95 % ≤ ${p95}, longest ${longest}` };
};
