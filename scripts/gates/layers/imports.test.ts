import { expect, it } from 'vitest';
import { importsOf } from './imports.ts';

const imports = (text: string, path = 'a.ts') => importsOf({ path, text });

it('reads every form of import with its line', () => {
  const text = [
    "import { a } from 'a';",
    "export * from './b.ts';",
    "export { c } from './c.ts';",
    "import 'd';",
    "const e = await import('e');",
    "type F = import('f').F;",
  ].join('\n');
  expect(imports(text).map(({ specifier, line }) => [specifier, line])).toEqual([
    ['a', 1],
    ['./b.ts', 2],
    ['./c.ts', 3],
    ['d', 4],
    ['e', 5],
    ['f', 6],
  ]);
});

it('knows what is left at run time', () => {
  const typeOnly = (text: string) => imports(text)[0]?.typeOnly;
  expect(typeOnly("import type { A } from 'a'")).toBe(true);
  expect(typeOnly("export type { A } from 'a'")).toBe(true);
  expect(typeOnly("import { type A } from 'a'")).toBe(false);
  expect(typeOnly("import { a } from 'a'")).toBe(false);
});

it('is not misled by imports in strings and comments', () => {
  expect(imports("const s = `import x from 'y'`; // import z from 'z'")).toEqual([]);
});

it('reads TSX', () => {
  expect(imports("import { h } from 'preact'; const a = <p>{h}</p>;", 'a.tsx')).toHaveLength(1);
});

it('refuses a file that does not parse', () => {
  expect(() => imports('const =')).toThrow('a.ts');
});
