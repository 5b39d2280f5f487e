import { type Argument, type Expression, parseSync, Visitor } from 'oxc-parser';
import { lineAt, type SourceFile } from '../lib/source.ts';

/** A test's title: the first argument of `it`, `test` or `describe`, also behind `.each(…)`, `.skipIf(…)`. */
export interface Title {
  readonly title: string;
  readonly line: number;
}

/** `it.each(rows)` → `it`; anything that doesn't start from a name → undefined. */
const rootName = (callee: Expression): string | undefined => {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'MemberExpression') return rootName(callee.object);
  if (callee.type === 'CallExpression') return rootName(callee.callee);
  return undefined;
};

/** The text of a string, or of a template up to its first `${`. */
const textOf = (node: Argument | undefined): string | undefined => {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral') return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
};

/** All titles of a test file, in order. */
export const titlesOf = (file: SourceFile): Title[] => {
  const titles: Title[] = [];
  new Visitor({
    CallExpression: (node) => {
      const name = rootName(node.callee);
      const title = textOf(node.arguments[0]);
      if ((name === 'it' || name === 'test' || name === 'describe') && title !== undefined)
        titles.push({ title, line: lineAt(file.text, node.start) });
    },
  }).visit(parseSync(file.path, file.text).program);
  return titles;
};
