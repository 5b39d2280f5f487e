import { expect, it } from 'vitest';
import { weighConsole } from './console-size.ts';

const MANIFEST = {
  'index.html': { file: 'index.js', css: ['index.css'], imports: ['_shared.js'] },
  '_shared.js': { file: 'shared.js' },
  'src/start.ts': { file: 'start.js', imports: ['_shared.js'], isDynamicEntry: true },
  'src/i18n/en.ts': { file: 'en.js', isDynamicEntry: true },
  'src/i18n/zh-cn.ts': { file: 'zh-cn.js', isDynamicEntry: true },
  'src/page.ts': { file: 'page.js', css: ['page.css'], imports: ['_shared.js', '_own.js'], isDynamicEntry: true },
  '_own.js': { file: 'own.js' },
};
const BYTES: Readonly<Record<string, number>> = {
  'index.js': 1,
  'index.css': 10,
  'shared.js': 100,
  'start.js': 1000,
  'en.js': 2,
  'zh-cn.js': 3,
  'page.js': 20,
  'page.css': 200,
  'own.js': 2000,
};
const weigh = (limits: Record<string, number>) => weighConsole(MANIFEST, limits, (file) => BYTES[file] ?? 0);

it('counts what loads first with one language, the heavier, and of a later part only what was not there', () => {
  expect(weigh({ first: 1114, 'src/page.ts': 2220 })).toEqual([
    { name: 'console, what loads first', size: 1114, passed: true },
    { name: 'console, src/page.ts', size: 2220, passed: true },
  ]);
});

it('fails what is over its limit, a part without a limit and a limit without its part', () => {
  expect(weigh({ first: 1113, 'src/gone.ts': 5 })).toEqual([
    { name: 'console, what loads first', size: 1114, passed: false },
    { name: 'console, src/page.ts', size: 2220, passed: false },
    { name: 'console, src/gone.ts', size: 0, passed: false },
  ]);
});
