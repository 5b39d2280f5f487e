import { describe, expect, it } from 'vitest';
import { codePoints } from './count.ts';
import { pageLine, pagePath } from './page.ts';
import { callOf } from './shopper.ts';

describe('codePoints', () => {
  it('counts as the limit does', () => {
    expect([codePoints(''), codePoints('你好'), codePoints('😀a')]).toEqual([0, 2, 2]);
  });
});

describe('callOf', () => {
  const id = '01arz3ndektsv4rrfq7k';

  it('gives a visitor the same short label every time', () => {
    expect(callOf({ id })).toEqual({ kind: 'visitor', label: 'FQ7K' });
  });

  it('calls a member by name, or by the shop’s id when the name is missing or blank', () => {
    expect(callOf({ id, member: { id: '1001', name: '林美' } })).toEqual({ kind: 'named', name: '林美' });
    expect(callOf({ id, member: { id: '1001' } })).toEqual({ kind: 'member', id: '1001' });
    expect(callOf({ id, member: { id: '1001', name: '  ' } })).toEqual({ kind: 'member', id: '1001' });
  });
});

describe('pages', () => {
  it('shows the title, else where it is', () => {
    expect(pageLine({ url: 'https://shop.example/p/1', title: 'A kettle' })).toBe('A kettle');
    expect(pageLine({ url: 'https://shop.example/p/1?utm=1', title: ' ' })).toBe('shop.example/p/1');
  });

  it('reads percent-encoded paths, and leaves broken ones alone', () => {
    expect(pagePath('https://shop.example/%E8%8C%B6')).toBe('shop.example/茶');
    expect(pagePath('https://shop.example/%E8%8')).toBe('shop.example/%E8%8');
    expect(pagePath('not an address')).toBe('not an address');
  });
});
