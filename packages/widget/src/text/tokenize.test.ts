import { describe, expect, it } from 'vitest';
import { type Token, tokenize } from './tokenize.ts';

const links = (text: string) => tokenize(text).flatMap((token) => (typeof token === 'string' ? [] : [token.href]));
const joined = (tokens: Token[]) => tokens.map((token) => (typeof token === 'string' ? token : token.text)).join('');

describe('tokenize', () => {
  it('finds addresses and leaves the rest as it is', () => {
    expect(tokenize('see https://a.example/x?y=1#z now')).toEqual([
      'see ',
      { href: 'https://a.example/x?y=1#z', text: 'https://a.example/x?y=1#z' },
      ' now',
    ]);
    expect(tokenize('www.a.example')).toEqual([{ href: 'https://www.a.example/', text: 'www.a.example' }]);
    expect(links('mailto:hi@a.example tel:+4712345678')).toEqual(['mailto:hi@a.example', 'tel:+4712345678']);
  });

  it('ends an address where the sentence goes on', () => {
    expect(links('(https://a.example/b). “https://a.example/c”, https://a.example/d!')).toEqual([
      'https://a.example/b',
      'https://a.example/c',
      'https://a.example/d',
    ]);
    expect(links('https://a.example/x_(y)')).toEqual(['https://a.example/x_(y)']);
    expect(links('看https://a.example/商品，谢谢')).toEqual(['https://a.example/']);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://',
    'http://a b',
    'vbscript:x',
    'https://bank.example@evil.example/',
  ])('makes no link of %s', (text) => expect(links(text)).toEqual(text === 'http://a b' ? ['http://a/'] : []));

  it('loses no character, whatever comes', () => {
    const hostile = [
      '',
      ' ',
      '<img src=x onerror=alert(1)>',
      'https://[',
      'www.',
      `https://a.example/${')'.repeat(50)}`,
      '🎁\ud800x',
    ];
    for (const text of hostile) expect(joined(tokenize(text))).toBe(text);
  });

  it('takes time in proportion to the text', () => {
    for (const piece of ['https://', 'www.', ')', 'a.', 'tel:', '!((']) {
      const start = performance.now();
      tokenize(`https://a.example/${piece.repeat(4000)}`);
      expect(performance.now() - start).toBeLessThan(1000);
    }
  });
});
