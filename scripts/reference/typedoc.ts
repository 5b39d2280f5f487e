import { join } from 'node:path';
import {
  Application,
  type Context,
  Converter,
  type DeclarationReflection,
  Logger,
  LogLevel,
  ReferenceReflection,
} from 'typedoc';
import type ts from 'typescript';
import { ROOT } from '../lib/source.ts';
import { ENTRIES } from './entries.ts';

/** One name that an entry exports. */
export interface Exported {
  readonly name: string;
  readonly declarations: readonly ts.Declaration[];
}

/** What typedoc has read: what each entry exports, by its file; what it objects to; and the program, to ask more of. */
export interface Read {
  readonly exports: ReadonlyMap<string, readonly Exported[]>;
  readonly faults: readonly string[];
  readonly program: ts.Program;
}

/** Keeps what typedoc warns of instead of printing it. */
class Faults extends Logger {
  readonly texts: string[] = [];

  override log(message: string, level: Exclude<LogLevel, LogLevel.None>): void {
    if (level === LogLevel.Warn || level === LogLevel.Error) this.texts.push(message);
  }
}

/** These need a docstring; a property needs one where its name and type leave something open, which no tool can tell. */
const DOCUMENTED = ['Variable', 'Function', 'Class', 'Interface', 'TypeAlias', 'Method', 'Accessor'] as const;

const packageOf = (entry: string): string => entry.split('/').slice(0, 2).join('/');

const exportsOf = (context: Context, module: DeclarationReflection): Exported[] =>
  (module.children ?? []).map((child) => {
    const target = child instanceof ReferenceReflection ? child.getTargetReflectionDeep() : child;
    return { name: child.name, declarations: context.getSymbolFromReflection(target)?.declarations ?? [] };
  });

/** Has typedoc read the declarations of every entry, as they are published. */
export async function readEntries(): Promise<Read> {
  const app = await Application.bootstrap({
    entryPoints: ENTRIES.map(({ types }) => join(ROOT, types)),
    tsconfig: join(import.meta.dirname, 'typedoc.tsconfig.json'),
    readme: 'none',
    excludeExternals: true,
    disableSources: true,
    // The step before has checked the types.
    skipErrorChecking: true,
    alwaysCreateEntryPointModule: true,
    requiredToBeDocumented: [...DOCUMENTED],
    packagesRequiringDocumentation: [...new Set(ENTRIES.map(({ name }) => packageOf(name)))],
    validation: { notDocumented: true, notExported: false, invalidLink: true },
  });
  const faults = new Faults();
  app.logger = faults;
  const exports = new Map<string, readonly Exported[]>();
  let program: ts.Program | undefined;
  app.converter.on(Converter.EVENT_END, (context: Context) => {
    program = context.programs[0];
    for (const module of context.project.children ?? []) {
      const file = context.getSymbolFromReflection(module)?.declarations?.[0]?.getSourceFile().fileName;
      if (file) exports.set(file, exportsOf(context, module));
    }
  });
  const project = await app.convert();
  if (!project || !program) throw new Error(`typedoc has read nothing\n${faults.texts.join('\n')}`);
  app.validate(project);
  return { exports, program, faults: faults.texts };
}
