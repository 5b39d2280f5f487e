import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageResult } from '../page/result.ts';
import { renderShort, type Words } from './render-page.ts';
import { read } from './table.ts';

const ROOT = join(import.meta.dirname, '../..');
/** What stands between is written by code. */
const BETWEEN = /(<!-- page: [^\n]*-->\n)[\s\S]*?(<!-- \/page -->)/;

const WORDS: Readonly<Record<'README.md' | 'README.zh-CN.md', Words>> = {
  'README.md': {
    heads: ['on a shop’s page', 'kB', 'requests', 'script', 'heap', 'kB once open'],
    floor: 'a hand-written launcher',
    below:
      'In Chromium with a CPU slowed down four times, over an empty page: [how, and what else](docs/performance.md#on-a-shops-page).',
  },
  'README.zh-CN.md': {
    heads: ['店铺页面上', 'kB', '请求', '脚本', '内存', '打开后 kB'],
    floor: '手写的按钮',
    below:
      '在 CPU 放慢四倍的 Chromium 里测得,已减去空页面:[方法和其他数字](docs/performance.md#on-a-shops-page)(英文)。',
  },
};

/** @throws Error when the page has no place for the table */
export function withTable(page: string, result: PageResult | undefined, words: Words): string {
  if (!BETWEEN.test(page)) throw new Error('the page has no place for the table');
  const table = result ? `\n${renderShort(result, words)}\n` : '';
  return page.replace(BETWEEN, (_, start: string, end: string) => `${start}${table}${end}`);
}

/** A first page as it is, with its table as it was measured last. */
export const renderReadme = (file: keyof typeof WORDS): string =>
  withTable(readFileSync(join(ROOT, file), 'utf8'), read<PageResult>('page.json'), WORDS[file]);
