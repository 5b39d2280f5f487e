import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../lib/source.ts';
import { ownMembers } from './declared.ts';

/** The types from which the manifest is read, by the file that declares them. */
const ATTRIBUTES = 'packages/widget/lib/attributes.d.ts';
const CONTRACT = 'packages/widget/lib/contract.d.ts';
/** Verbs that the element passes on are explained here. */
const CLIENT = 'packages/sdk/dist/chat-types.d.ts';

const TEXT = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType;

interface Parameter {
  readonly name: string;
  readonly type: { readonly text: string };
  readonly optional?: true;
  readonly rest?: true;
}

/** A reader of declared types that tells what a manifest does of them. */
function readerOf(program: ts.Program) {
  const checker = program.getTypeChecker();

  const typeNamed = (file: string, name: string): ts.Type => {
    const source = program.getSourceFile(join(ROOT, file));
    const module = source && checker.getSymbolAtLocation(source);
    const symbol = module && checker.getExportsOfModule(module).find((each) => each.name === name);
    if (!symbol) throw new Error(`${file} has no ${name}`);
    return checker.getDeclaredTypeOfSymbol(symbol);
  };
  const client = typeNamed(CLIENT, 'Chat');
  const type = (of: ts.Type) => ({ text: checker.typeToString(checker.getNonNullableType(of), undefined, TEXT) });

  /** A docstring in one line, and the default it tells. */
  const docOf = (symbol: ts.Symbol): { readonly description?: string; readonly default?: string } => {
    const explained = symbol.declarations ? symbol : (client.getProperty(symbol.name) ?? symbol);
    const description = ts.displayPartsToString(explained.getDocumentationComment(checker)).replaceAll('\n', ' ');
    const told = explained.getJsDocTags(checker).find(({ name }) => name === 'defaultValue');
    const value = told && ts.displayPartsToString(told.text).replaceAll('`', '');
    return { ...(description ? { description } : {}), ...(value ? { default: value } : {}) };
  };

  /** What is passed on as one list of arguments has them as the elements of a tuple. */
  const ofTuple = (of: ts.TypeReference): Parameter[] => {
    const { labeledElementDeclarations: labels, elementFlags } = of.target as ts.TupleType;
    return checker.getTypeArguments(of).map((element, index) => ({
      name: labels?.[index]?.name.getText() ?? `argument${index + 1}`,
      type: type(element),
      ...((elementFlags[index] ?? 0) & ts.ElementFlags.Optional ? { optional: true as const } : {}),
    }));
  };

  const parametersOf = (call: ts.Signature): Parameter[] =>
    call.getParameters().flatMap((parameter) => {
      const of = checker.getTypeOfSymbol(parameter);
      if (checker.isTupleType(of)) return ofTuple(of as ts.TypeReference);
      const declaration = parameter.valueDeclaration;
      const { questionToken, dotDotDotToken } =
        declaration && ts.isParameter(declaration) ? declaration : ({} as Partial<ts.ParameterDeclaration>);
      return {
        name: parameter.name,
        type: type(of),
        ...(questionToken ? { optional: true as const } : {}),
        ...(dotDotDotToken ? { rest: true as const } : {}),
      };
    });

  return {
    /** The members of a type as `make` tells them, with their docstrings. */
    each: <T extends object>(file: string, name: string, make: (symbol: ts.Symbol) => T) =>
      ownMembers(typeNamed(file, name), checker).map((symbol) => ({
        name: symbol.name,
        ...make(symbol),
        ...docOf(symbol),
      })),
    typed: (symbol: ts.Symbol) => ({ type: type(checker.getTypeOfSymbol(symbol)) }),
    member(symbol: ts.Symbol) {
      const of = checker.getTypeOfSymbol(symbol);
      const [call] = of.getCallSignatures();
      return call
        ? { kind: 'method', parameters: parametersOf(call), return: { type: type(call.getReturnType()) } }
        : { kind: 'field', readonly: true, type: type(of) };
    },
  };
}

/**
 * The custom-elements manifest of `<shop-bell>` (schema 2), read from the types that the element, React and Vue are held to: editors
 * complete from it.
 */
export function manifestOf(program: ts.Program): string {
  const { each, typed, member } = readerOf(program);
  const path = 'lib/index.js';
  const manifest = {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path,
        declarations: [
          {
            kind: 'class',
            customElement: true,
            name: 'ShopBell',
            tagName: 'shop-bell',
            description: 'The chat: a launcher, and behind it the talk.',
            attributes: each(ATTRIBUTES, 'ShopBellAttributes', typed),
            cssProperties: each(ATTRIBUTES, 'ShopBellStyles', () => ({})),
            cssParts: each(ATTRIBUTES, 'ShopBellParts', () => ({})),
            // An event's value by its name: written out, a message fills a screen.
            events: each(CONTRACT, 'ShopBellEvents', ({ name }) => ({
              type: { text: `CustomEvent<ShopBellEvents['${name}']>` },
            })),
            members: each(CONTRACT, 'ShopBell', member),
          },
        ],
        exports: [
          { kind: 'custom-element-definition', name: 'shop-bell', declaration: { name: 'ShopBell', module: path } },
        ],
      },
    ],
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
