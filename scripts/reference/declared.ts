import ts from 'typescript';
import type { Exported } from './typedoc.ts';

/** How a name is declared, in the order in which a page shows them. */
export const KINDS = ['function', 'class', 'interface', 'type', 'constant'] as const;
export type Kind = (typeof KINDS)[number];

/** A public name as a page shows it. */
export interface Declared {
  readonly name: string;
  readonly kind: Kind;
  /** What the docstring says, as Markdown. */
  readonly doc: string;
  /** The declaration, without `export declare` and the docstring above it. */
  readonly code: string;
  /** Members it has from what it extends, the platform's left out. */
  readonly inherited: readonly string[];
  /** The types it names, itself left out. */
  readonly names: readonly Used[];
  /** Where it is declared: the same for all entries that export it, under whatever name. */
  readonly place: string;
}

/** A type that a declaration names. */
export interface Used {
  readonly name: string;
  /** Where that is declared; undefined for a type parameter. */
  readonly place: string | undefined;
}

/** A declaration's file and its place in it. */
const placeOf = (node: ts.Node): string => `${node.getSourceFile().fileName}:${node.pos}`;

const kindOf = (node: ts.Node): Kind => {
  if (ts.isFunctionDeclaration(node)) return 'function';
  if (ts.isClassDeclaration(node)) return 'class';
  if (ts.isInterfaceDeclaration(node)) return 'interface';
  if (ts.isTypeAliasDeclaration(node)) return 'type';
  return 'constant';
};

/** A constant's statement has its docstring and its `const`. */
const statementOf = (node: ts.Declaration): ts.Node => (ts.isVariableDeclaration(node) ? node.parent.parent : node);

const codeOf = (node: ts.Node): string =>
  node
    .getText()
    .replace(/^(export )?(declare )?/, '')
    .replace(/\bimport\("react"\)\./g, '')
    // Declarations are indented by four.
    .replace(/^( {4})+/gm, (indent) => ' '.repeat(indent.length / 2));

const tagOf = (tag: ts.JSDocTag): string => {
  const text = ts.getTextOfJSDocComment(tag.comment) ?? '';
  if (ts.isJSDocParameterTag(tag)) return `\`${tag.name.getText()}\`: ${text}`;
  const title = { throws: 'Throws', returns: 'Returns', defaultValue: 'Default:' }[tag.tagName.text];
  return `${title ?? tag.tagName.text} ${text}`;
};

const docOf = (node: ts.Node): string => {
  const blocks = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const said = blocks.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '');
  const tags = blocks.flatMap(({ tags = [] }) => tags.map((tag) => `- ${tagOf(tag)}`));
  return [...said, tags.join('\n')].filter(Boolean).join('\n\n');
};

const namesOf = (node: ts.Node, checker: ts.TypeChecker): Used[] => {
  const found = new Map<string, Used>();
  const visit = (each: ts.Node): void => {
    const named = ts.isTypeReferenceNode(each)
      ? each.typeName
      : ts.isExpressionWithTypeArguments(each)
        ? each.expression
        : undefined;
    if (named) {
      const symbol = checker.getSymbolAtLocation(named);
      const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const declaration = target?.declarations?.[0];
      const isParameter = declaration && ts.isTypeParameterDeclaration(declaration);
      const name = target?.name ?? named.getText();
      found.set(name, { name, place: declaration && !isParameter ? placeOf(declaration) : undefined });
    }
    ts.forEachChild(each, visit);
  };
  visit(node);
  return [...found.values()];
};

/** True of what a browser or the language declares. */
const isPlatform = (symbol: ts.Symbol): boolean =>
  symbol.declarations?.some((each) => each.getSourceFile().fileName.includes('/typescript/lib/lib.')) ?? false;

/** The members of a type that are ours: declared by us, or made by a mapped type and declared nowhere. */
export const ownMembers = (type: ts.Type, checker: ts.TypeChecker): ts.Symbol[] =>
  checker.getPropertiesOfType(type).filter((symbol) => !isPlatform(symbol));

const inheritedBy = (node: ts.Node, checker: ts.TypeChecker): string[] => {
  if (!ts.isInterfaceDeclaration(node) || !node.heritageClauses) return [];
  const here = new Set(node.members.map((member) => member.name?.getText()));
  return ownMembers(checker.getTypeAtLocation(node), checker)
    .map(({ name }) => name)
    .filter((name) => !here.has(name));
};

/** Reads how a name is declared; overloads one below the other. */
export function declared({ name, declarations }: Exported, checker: ts.TypeChecker): Declared {
  const nodes = declarations.map(statementOf);
  const [first] = nodes;
  if (!first || !declarations[0]) throw new Error(`${name} is declared nowhere`);
  return {
    name,
    kind: kindOf(declarations[0]),
    doc: docOf(first),
    code: nodes.map(codeOf).join('\n'),
    inherited: inheritedBy(first, checker),
    names: nodes.flatMap((node) => namesOf(node, checker)).filter(({ place }) => place !== placeOf(first)),
    place: placeOf(first),
  };
}
