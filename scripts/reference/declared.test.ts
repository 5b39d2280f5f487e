import ts from 'typescript';
import { expect, it } from 'vitest';
import { declared } from './declared.ts';

/** What `declared` reads of one name of a declaration file. */
function read(name: string, text: string) {
  const source = ts.createSourceFile('a.d.ts', text, ts.ScriptTarget.ES2023, true);
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost({}),
    getSourceFile: (file) => (file === 'a.d.ts' ? source : undefined),
  };
  const checker = ts.createProgram(['a.d.ts'], { noLib: true, types: [] }, host).getTypeChecker();
  const module = checker.getSymbolAtLocation(source);
  const symbol = module && checker.getExportsOfModule(module).find((each) => each.name === name);
  return declared({ name, declarations: symbol?.declarations ?? [] }, checker);
}

it('takes the docstring out of the code, with its tags as a list', () => {
  const { doc, code, kind } = read(
    'make',
    `/**
 * Makes one.
 * @param size in px
 * @throws ChatError \`bad_option\`
 */
export declare function make(size: number): string;`,
  );
  expect(doc).toBe('Makes one.\n\n- `size`: in px\n- Throws ChatError `bad_option`');
  expect([kind, code]).toEqual(['function', 'function make(size: number): string;']);
});

it('leaves what is said of members in the code, indented by two', () => {
  const { code } = read(
    'A',
    '/** A. */\nexport interface A {\n    /** B. */\n    b: {\n        c: string;\n    };\n}\n',
  );
  expect(code).toBe('interface A {\n  /** B. */\n  b: {\n    c: string;\n  };\n}');
});

it('shows every overload, and a constant with its type', () => {
  const overloads = read(
    'f',
    'export declare function f(a: string): void;\nexport declare function f(a: number): void;\n',
  );
  expect(overloads.code).toBe('function f(a: string): void;\nfunction f(a: number): void;');
  const constant = read('MAX', '/** The most. */\nexport declare const MAX: 3;\n');
  expect([constant.kind, constant.doc, constant.code]).toEqual(['constant', 'The most.', 'const MAX: 3;']);
});

it('finds the types that are named, itself and type parameters left out', () => {
  const { names } = read('A', 'interface B {}\nexport interface A<T> extends B {\n    a: A<T>;\n    c: T;\n}\n');
  expect(names).toEqual([
    { name: 'B', place: 'a.d.ts:0' },
    { name: 'T', place: undefined },
  ]);
});

it('has the members of what it extends, of mapped types too', () => {
  const { inherited } = read(
    'A',
    `interface B { send(): void; open(): void }
type Upper<K> = K extends 'send' ? 'say' : K;
type Mapped = { [K in keyof B as Upper<K>]: B[K] };
export interface A extends Mapped { open(): void }
`,
  );
  expect(inherited).toEqual(['say']);
});

it('refuses a name that nothing declares', () => {
  expect(() => read('nothing', 'export {};')).toThrow('nothing is declared nowhere');
});
