import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import manifest from '../custom-elements.json' with { type: 'json' };

const [declaration] = manifest.modules.flatMap(({ declarations }) => declarations);
const named = (list: readonly { readonly name: string }[] = []) => list.map(({ name }) => name).sort();

const sources = globSync('**/*.ts', { cwd: import.meta.dirname })
  .filter((file) => !/\.test\.ts$|^testing\/|^attributes\.ts$/.test(file))
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .join('\n');
const found = (pattern: RegExp) => [...new Set([...sources.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();

it('tells every attribute that the element reads, and none besides', () => {
  const read = found(/(?:(?:get|has)Attribute\('|:host\(\[)([\w-]+)/g);
  expect(read).toEqual(named(declaration?.attributes));
});

it('tells every custom property that the page can set, and none besides', () => {
  expect(found(/(--shop-bell-[\w-]+)/g)).toEqual(named(declaration?.cssProperties));
});

it('tells every part that a page’s styles can reach, and none besides', () => {
  const marked = [...sources.matchAll(/\spart=(?:"([^"]+)"|\$\{[^}]*\})|setAttribute\('part', '([^']+)'/g)];
  // What stands there by turns: the texts of the expression.
  const names = marked.flatMap(
    ([whole, ...direct]) => direct.find(Boolean) ?? [...whole.matchAll(/'([^']+)'/g)].map(([, one]) => one),
  );
  const each = new Set(names.flatMap((one) => one?.split(' ') ?? []));
  expect([...each].sort()).toEqual(named(declaration?.cssParts));
});

it.each([
  ['option of the script tag', /^\| `data-([\w-]+)` \|/gm, declaration?.attributes],
  ['custom property', /^\| `(--shop-bell-[\w-]+)` \|/gm, declaration?.cssProperties],
  ['part', /^\| `::part\((\w+)\)` \|/gm, declaration?.cssParts],
])('explains each %s to the shop, and no other', (_, rows, told) => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/widget.md'), 'utf8');
  const explained = new Set([...page.matchAll(rows)].map((match) => match[1]));
  expect([...explained].sort()).toEqual(named(told));
});
