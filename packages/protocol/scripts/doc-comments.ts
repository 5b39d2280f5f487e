import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The docstring above `export const NAME = v.…`, as one paragraph; undefined when there is none. */
export function docstring(source: string, name: string): string | undefined {
  const at = source.search(new RegExp(`export const ${name} = v\\.`));
  if (at < 0) return undefined;
  const before = source.slice(0, at).trimEnd();
  if (!before.endsWith('*/')) return undefined;
  return before
    .slice(before.lastIndexOf('/**') + 3, -2)
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The docstring of the frame whose `type` is given, from its own file. */
export function frameDoc(direction: 'up' | 'down', type: string): string {
  const folder = join(import.meta.dirname, '../src', direction);
  for (const file of readdirSync(folder)) {
    const source = readFileSync(join(folder, file), 'utf8');
    const names = [...source.matchAll(/export const (\w+) = v\.object\(\{\s*type: v\.literal\('(\w+)'\)/g)];
    const docs = names.filter(([, , tag]) => tag === type).map(([, name = '']) => docstring(source, name));
    if (docs.length > 0) return docs.filter(Boolean).join('\n\n');
  }
  throw new Error(`no file under ${direction}/ defines the frame '${type}'`);
}
