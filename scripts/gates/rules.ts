import { type Finding, isTest, lineAt, type SourceFile, type Verdict } from '../lib/source.ts';
import { titlesOf } from './titles.ts';

/** `- **[OB3]** text` */
const RULE = /^- \*\*\[([A-Z]+\d+)\]\*\*\s+\S/gm;
/** `[OB3] behaviour`, also several in a row: `[OB3][OB4] behaviour`. */
const CARRIED = /^(?:\[[A-Z]+\d+\]\s*)+/;

interface Rule {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  /** The folder whose tests have to carry it. */
  readonly folder: string;
}

const rulesOf = (spec: SourceFile): Rule[] =>
  [...spec.text.matchAll(RULE)].map((match) => ({
    id: match[1] ?? '',
    file: spec.path,
    line: lineAt(spec.text, match.index),
    folder: spec.path.slice(0, -'SPEC.md'.length),
  }));

const idsIn = (title: string): string[] => CARRIED.exec(title)?.[0].match(/[A-Z]+\d+/g) ?? [];

/**
 * Every rule of a `SPEC.md` is carried by the title of at least one test of its folder (or of `e2e/`, `sim/`), and
 * every id in a title is a rule that exists. Ids are unique in the repository.
 */
export const checkRules = (files: readonly SourceFile[]): Verdict => {
  const findings: Finding[] = [];
  const rules = new Map<string, Rule>();
  for (const rule of files.filter((file) => file.path.endsWith('SPEC.md')).flatMap(rulesOf)) {
    const other = rules.get(rule.id);
    if (other !== undefined) findings.push({ ...rule, text: `[${rule.id}] stands in ${other.file} already` });
    else rules.set(rule.id, rule);
  }
  const carried = new Set<string>();
  let titles = 0;
  for (const file of files.filter(({ path }) => isTest(path))) {
    for (const { title, line } of titlesOf(file)) {
      for (const id of idsIn(title)) {
        titles += 1;
        const rule = rules.get(id);
        if (rule === undefined) findings.push({ file: file.path, line, text: `[${id}] is a rule of no SPEC.md` });
        else if (file.path.startsWith(rule.folder) || /^(e2e|sim)\//.test(file.path)) carried.add(id);
      }
    }
  }
  for (const rule of rules.values()) {
    if (!carried.has(rule.id)) findings.push({ ...rule, text: `[${rule.id}] is carried by no test title` });
  }
  return { findings, note: `${rules.size} rules, ${titles} test titles carry them` };
};
