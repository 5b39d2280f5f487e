import { type Finding, lineAt, type SourceFile, type Verdict } from '../lib/source.ts';

/** The page that makes the promises. */
export const CONTRACT = 'docs/contract.md';

/** `| C5 | what is promised | ST4 ST11 |` */
const ROW = /^\| C(\d+) \|(.*)\| ([A-Z0-9 ]*)\|$/gm;
const RULE = /^- \*\*\[([A-Z]+\d+)\]\*\*/gm;

/**
 * Every promise of the contract is kept by at least one rule of a `SPEC.md`, so by a test; the promises are numbered
 * without a gap.
 */
export const checkContract = (files: readonly SourceFile[]): Verdict => {
  const page = files.find(({ path }) => path === CONTRACT);
  if (page === undefined) return { findings: [{ file: CONTRACT, text: 'is missing' }], note: '' };
  const specs = files.filter(({ path }) => path.endsWith('SPEC.md'));
  const rules = new Set(specs.flatMap(({ text }) => [...text.matchAll(RULE)].map((match) => match[1])));
  const findings: Finding[] = [];
  const rows = [...page.text.matchAll(ROW)];
  for (const [i, match] of rows.entries()) {
    const [, number, promise = '', named = ''] = match;
    const object = (text: string) => findings.push({ file: CONTRACT, line: lineAt(page.text, match.index), text });
    if (Number(number) !== i + 1) object(`C${number} where C${i + 1} comes next`);
    if (promise.trim() === '') object(`C${number} promises nothing`);
    const ids = named.split(' ').filter(Boolean);
    if (ids.length === 0) object(`C${number} is kept by no rule`);
    for (const id of ids.filter((each) => !rules.has(each))) object(`[${id}] is a rule of no SPEC.md`);
  }
  if (rows.length === 0) findings.push({ file: CONTRACT, text: 'holds no promise' });
  return { findings, note: `${rows.length} promises` };
};
