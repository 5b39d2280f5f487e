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

it('has no parts, and tells none', () => {
  expect(found(/\s(?:export)?part=["']?([\w-]+)/g)).toEqual([]);
});

it('explains each option of the script tag to the shop, and no other', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/widget.md'), 'utf8');
  const options = new Set([...page.matchAll(/^\| `data-([\w-]+)` \|/gm)].map((match) => match[1]));
  expect([...options].sort()).toEqual(named(declaration?.attributes));
});
