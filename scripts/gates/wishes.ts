import { posix } from 'node:path';
import { type Finding, isTest, lineAt, type SourceFile, type Verdict } from '../lib/source.ts';
import { titlesOf } from './titles.ts';

const PAGE = 'docs/wishes.md';
/** The last cell of a row: a link to a test file, and how a title in it begins. */
const ROW = /^\| (?!---|wish )(.*?) \|(.*)\|$/gm;
const TEST = /\[[^\]]+\]\(([^)]+)\) “([^”]+)”/;

/** Every wish of `docs/wishes.md` names a test that exists, by how its title begins. */
export const checkWishes = (files: readonly SourceFile[]): Verdict => {
  const page = files.find(({ path }) => path === PAGE);
  if (!page) return { findings: [{ file: PAGE, text: 'is missing' }], note: 'no wishes' };
  const findings: Finding[] = [];
  const rows = [...page.text.matchAll(ROW)];
  for (const { 1: wish, 2: rest = '', index } of rows) {
    const complain = (text: string) =>
      findings.push({ file: PAGE, line: lineAt(page.text, index), text: `${wish}: ${text}` });
    const [, link = '', title = ''] = TEST.exec(rest) ?? [];
    const path = posix.join('docs', link);
    const test = files.find((file) => file.path === path && isTest(path));
    if (!title) complain('names no test');
    else if (!test) complain(`${path} is no test file`);
    else if (!titlesOf(test).some((one) => one.title.startsWith(title)))
      complain(`there is no test “${title}” in ${path}`);
  }
  return { findings, note: `${rows.length} wishes, each with a test` };
};
