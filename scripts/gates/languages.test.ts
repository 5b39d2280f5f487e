import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../lib/source.ts';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** The tags that a list in a source names. */
const listed = (file: string, name: string): string[] => {
  const [, list = ''] = new RegExp(`${name}[^=]* = \\[([^\\]]*)\\]`).exec(read(file)) ?? [];
  return [...list.matchAll(/'([\w-]+)'/g)].map(([, tag = '']) => tag);
};

it('[LA2] the look that is kept for a site, and the demo shop, know the languages that the widget is built in; each has its limit', () => {
  const built = listed('packages/widget/vite.panel.config.ts', 'LANGUAGES');
  expect(built.length).toBeGreaterThan(1);
  expect(listed('packages/domain/src/look/look.ts', 'CHAT_LANGUAGES')).toEqual(built);
  expect(listed('demo/src/i18n/chat.ts', 'CHAT_TAGS')).toEqual(built);
  const limits: { name: string; path: string | string[]; limit: string }[] = JSON.parse(read('.size-limit.json'));
  const file = (name: string) => [`packages/widget/dist/${name}.js`, `packages/widget/dist/${name}-*.js`];
  for (const name of built) {
    expect(limits).toContainEqual(expect.objectContaining({ path: file(name), limit: '4 kB' }));
  }
  const whole = limits.find(({ name }) => name === 'everything in one language')?.path;
  const others = built.slice(1);
  // What a later part says is in files of its own, which have the part's name in front.
  const later = `packages/widget/dist/*-{${others.join(',')}}-*.js`;
  // What is said of stores is in two files; the site's first language is in the other one.
  const shared = 'packages/widget/dist/stores-west-*.js';
  const without = [later, ...others.flatMap(file), shared].map((path) => `!${path}`);
  expect(whole).toEqual(['packages/widget/dist/*.js', ...without]);
});
