import { expect, it } from 'vitest';
import { withStaticImports } from './static-imports.ts';

const FILES: Readonly<Record<string, string>> = {
  'dist/panel.js': 'import{a as b}from"./shape.js";import"./side.js";const c=()=>import(`./later.js`);export{c}',
  'dist/shape.js': 'export*from"./parts/deep.js"',
  'dist/side.js': 'import"./shape.js"',
  'dist/parts/deep.js': 'import"../panel.js"',
};

it('follows what has to be there first, each once, and nothing that is loaded later', () => {
  const files = withStaticImports('dist/panel.js', (file) => FILES[file] ?? '');
  expect(files).toEqual(['dist/panel.js', 'dist/shape.js', 'dist/side.js', 'dist/parts/deep.js']);
});
