import { TABLE, VARIABLES } from './table.ts';
import type { Config } from './types.ts';

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** The variables as lines for a terminal of 80 columns. */
export function renderVariables(): string {
  return VARIABLES.flatMap(({ name, unit, default: standard, doc }) => [
    `  ${name}  (${unit}${standard === '' ? '' : `, default ${standard}`})`,
    ...wrap(doc.replaceAll('`', ''), 72).map((line) => `      ${line}`),
  ]).join('\n');
}

/** The values in force, a line each; secrets only say whether they are set. */
export function describeConfig({ limits, ...plain }: Config): string {
  const values: ReadonlyMap<string, unknown> = new Map(Object.entries({ ...plain, ...limits }));
  return Object.entries(TABLE)
    .map(([key, { name, secret }]) => {
      const given = values.get(key) ?? '';
      const value = typeof given === 'boolean' ? (given ? 'yes' : 'no') : given;
      return `${name}=${secret && value !== '' ? '(set)' : String(value)}`;
    })
    .join('\n');
}
