import { type Program, parseSync, Visitor } from 'oxc-parser';
import { lineAt, type SourceFile } from '../../lib/source.ts';

/** One import of a file, in whichever form it is written. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** True when nothing is left of it at run time. `import { type X }` is not: the statement stays as a bare import. */
  readonly typeOnly: boolean;
}

const literal = (node: { type: string; value?: unknown }): string | undefined =>
  node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;

/**
 * All imports of a file: static, re-exports, `import()` with a literal, and `import('x').T` in types.
 *
 * @throws Error when the file can't be parsed.
 */
export const importsOf = (file: SourceFile): Import[] => {
  const parsed = parseSync(file.path, file.text);
  const error = parsed.errors[0];
  if (error !== undefined) throw new Error(`${file.path}: ${error.message}`);
  const program: Program = parsed.program;
  const found: Import[] = [];
  const add = (node: { type: string; value?: unknown; start: number }, typeOnly: boolean): void => {
    const specifier = literal(node);
    if (specifier !== undefined) found.push({ specifier, line: lineAt(file.text, node.start), typeOnly });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source, node.importKind === 'type'),
    ExportAllDeclaration: (node) => add(node.source, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.source, node.exportKind === 'type');
    },
    ImportExpression: (node) => add(node.source, false),
    TSImportType: (node) => add(node.source, true),
  }).visit(program);
  return found;
};
