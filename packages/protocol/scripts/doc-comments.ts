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

/** The docstrings of the objects tagged `tag: 'value'` in the files of a folder. */
function docsOf(folder: string, tag: 'type' | 'kind' | 'topic', value: string): string {
  const path = join(import.meta.dirname, '../src', folder);
  for (const file of readdirSync(path)) {
    const source = readFileSync(join(path, file), 'utf8');
    const objects = source.matchAll(/export const (\w+) = v\.object\(\{\s*(type|kind|topic): v\.literal\('(\w+)'\)/g);
    const docs = [...objects]
      .filter(([, , name, literal]) => name === tag && literal === value)
      .map(([, name = '']) => docstring(source, name));
    if (docs.length > 0) return docs.filter(Boolean).join('\n\n');
  }
  throw new Error(`no file under ${folder}/ defines '${value}'`);
}

/** What the docstring of a frame says. */
export const frameDoc = (direction: 'up' | 'down', type: string): string => docsOf(direction, 'type', type);

/** What the docstring of a state says; `lists` share one. */
export const stateDoc = (topic: string): string =>
  topic === 'lists' ? (docstring(listSource(), 'WholeList') ?? '') : docsOf('state', 'topic', topic);

const listSource = (): string => readFileSync(join(import.meta.dirname, '../src/state/list.ts'), 'utf8');

/** What the docstring of an event says. */
export const eventDoc = (lane: 'public' | 'desk', kind: string): string => docsOf(`events/${lane}`, 'kind', kind);
