import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../lib/source.ts';

const FOLDER = join(ROOT, 'packages/widget/lib');

/** The exports of one of the widget's files. */
const typesOf = (program: ts.Program, file: string) => {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(join(FOLDER, file));
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${file} was not read`);
  const named = new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]));
  return (name: string): ts.Type => {
    const symbol = named.get(name);
    if (!symbol) throw new Error(`${file} has no ${name}`);
    return checker.getDeclaredTypeOfSymbol(symbol);
  };
};

/** What a docstring says, in one line, and its default where it tells one. */
const docOf = (symbol: ts.Symbol, checker: ts.TypeChecker) => {
  const description = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll('\n', ' ');
  const told = symbol.getJsDocTags(checker).find(({ name }) => name === 'defaultValue');
  const value = told && ts.displayPartsToString(told.text).replaceAll('`', '');
  return { ...(description ? { description } : {}), ...(value ? { default: value } : {}) };
};

/**
 * The custom-elements manifest of `<shop-bell>` (schema 2), read from the types that the element, React and Vue are held to: editors
 * complete from it.
 */
export function manifestOf(program: ts.Program): string {
  const checker = program.getTypeChecker();
  const attributeTypes = typesOf(program, 'attributes.d.ts');
  const contractTypes = typesOf(program, 'contract.d.ts');
  const textOf = (type: ts.Type): string =>
    checker.typeToString(
      checker.getNonNullableType(type),
      undefined,
      ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType,
    );
  const typeOf = (symbol: ts.Symbol): ts.Type => checker.getTypeOfSymbol(symbol);
  const own = (type: ts.Type): ts.Symbol[] =>
    checker
      .getPropertiesOfType(type)
      .filter((symbol) =>
        symbol.declarations?.some((each) => each.getSourceFile().fileName.startsWith(join(ROOT, 'packages'))),
      );

  const attributes = own(attributeTypes('ShopBellAttributes')).map((symbol) => ({
    name: symbol.name,
    type: { text: textOf(typeOf(symbol)) },
    ...docOf(symbol, checker),
  }));
  const cssProperties = own(attributeTypes('ShopBellStyles')).map((symbol) => ({
    name: symbol.name,
    ...docOf(symbol, checker),
  }));
  const events = own(contractTypes('ShopBellEvents')).map((symbol) => ({
    name: symbol.name,
    type: { text: `CustomEvent<ShopBellEvents['${symbol.name}']>` },
    ...docOf(symbol, checker),
  }));
  const members = own(contractTypes('ShopBell')).map((symbol) => {
    const [call] = typeOf(symbol).getCallSignatures();
    if (!call) {
      return {
        kind: 'field',
        name: symbol.name,
        readonly: true,
        type: { text: textOf(typeOf(symbol)) },
        ...docOf(symbol, checker),
      };
    }
    const parameters = call.getParameters().map((parameter) => {
      const declaration = parameter.valueDeclaration;
      const isOptional = declaration && ts.isParameter(declaration) && declaration.questionToken !== undefined;
      const isRest = declaration && ts.isParameter(declaration) && declaration.dotDotDotToken !== undefined;
      return {
        name: parameter.name,
        type: { text: textOf(typeOf(parameter)) },
        ...(isOptional ? { optional: true } : {}),
        ...(isRest ? { rest: true } : {}),
      };
    });
    const result = { type: { text: textOf(call.getReturnType()) } };
    return { kind: 'method', name: symbol.name, parameters, return: result, ...docOf(symbol, checker) };
  });

  const declaration = {
    kind: 'class',
    customElement: true,
    name: 'ShopBell',
    tagName: 'shop-bell',
    description: 'The chat: a launcher, and behind it the talk.',
    attributes,
    cssProperties,
    events,
    members,
  };
  const path = 'lib/index.js';
  const manifest = {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path,
        declarations: [declaration],
        exports: [
          { kind: 'custom-element-definition', name: 'shop-bell', declaration: { name: 'ShopBell', module: path } },
        ],
      },
    ],
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
