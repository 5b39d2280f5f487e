import { expect, it } from 'vitest';
import { checkBuilt } from './built.ts';

const sink = ['element.inner', 'HTML=x'].join('');

/** A bundle of two lines: a blank one, and one that comes from the first line of `source`. */
const bundle = (source: string) => ({
  path: 'packages/widget/dist/panel.js',
  text: `\n  ${sink}`,
  map: {
    file: 'panel.js',
    version: 3,
    sources: [source],
    sourcesContent: [],
    names: [],
    mappings: ';EAAA',
    sourceRoot: '',
  },
});

it('objects to a sink that comes from our sources, and says which', () => {
  expect(checkBuilt([bundle('../src/thread.ts')]).findings).toEqual([
    {
      file: 'packages/widget/dist/panel.js',
      line: 2,
      text: expect.stringContaining('../src/thread.ts'),
    },
  ]);
});

it('accepts the ones of lit-html and Preact', () => {
  const lit = '../../../node_modules/.pnpm/lit-html@3.3.3/node_modules/lit-html/development/lit-html.js';
  const preact = '../node_modules/preact/src/diff/index.js';
  expect(checkBuilt([bundle(lit), bundle(preact)]).findings).toEqual([]);
});

it('objects to a sink of any other vendor', () => {
  expect(checkBuilt([bundle('../node_modules/marked/lib/marked.js')]).findings).toHaveLength(1);
});

it('objects to a sink that the map does not explain', () => {
  const unexplained = bundle('../node_modules/lit-html/lit-html.js');
  expect(checkBuilt([{ ...unexplained, map: { ...unexplained.map, mappings: '' } }]).findings).toHaveLength(1);
});
