import { describe, expect, it } from 'vitest';
import { findCommands } from './find-commands.ts';

const line = (words: string, beside = '', initials = '') => ({ words, beside, initials });
const found = (query: string, ...all: ReturnType<typeof line>[]) => findCommands(all, query).map(({ words }) => words);

describe('findCommands', () => {
  it('finds words in any order, and all of them', () => {
    const all = [line('Hand over'), line('Take over'), line('Write a note')];
    expect(found('over hand', ...all)).toEqual(['Hand over']);
    expect(found('over', ...all)).toEqual(['Hand over', 'Take over']);
    expect(found('over note', ...all)).toEqual([]);
  });

  it('puts the beginning of all before that of a word, and that before what is inside', () => {
    const all = [line('Mistake'), line('To take'), line('Take')];
    expect(found('take', ...all)).toEqual(['Take', 'To take', 'Mistake']);
  });

  it('puts a whole word before all that only begin so', () => {
    const all = [
      line('Shopper’s details'),
      line('Page: Shoppers'),
      line('Page: Shop'),
      line('店铺设置'),
      line('页面：店铺'),
    ];
    expect(found('shop', ...all)).toEqual(['Page: Shop', 'Shopper’s details', 'Page: Shoppers']);
    expect(found('店铺', ...all)).toEqual(['页面：店铺', '店铺设置']);
  });

  it('finds Chinese words by any of their characters and by the initials', () => {
    const all = [line('转接会话', '', 'zjhh'), line('结束会话', '', 'jshh')];
    expect(found('会话', ...all)).toEqual(['转接会话', '结束会话']);
    expect(found('js', ...all)).toEqual(['结束会话']);
    expect(found('ZJ', ...all)).toEqual(['转接会话']);
  });

  it('finds by where it stands after those whose words match', () => {
    expect(found('mine', line('Mei', 'Mine'), line('Mineral Ltd', 'Waiting'))).toEqual(['Mineral Ltd', 'Mei']);
  });

  it('reads full-width letters, and takes signs as letters', () => {
    expect(found('ｔａｋｅ', line('Take'))).toEqual(['Take']);
    expect(found('(.*', line('Take'), line('a (.* b'))).toEqual(['a (.* b']);
    expect(found('x'.repeat(10_000), line('Take'))).toEqual([]);
  });

  it('leaves all as they are while nothing is typed', () => {
    expect(found('  ', line('b'), line('a'))).toEqual(['b', 'a']);
  });
});
