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

  it('[TA1] takes time in proportion to the text', () => {
    const pieces = [
      'https://',
      'www.',
      ')',
      'a.',
      'tel:',
      '!((',
      'a',
      '1',
      '1 ',
      '+1',
      '138',
      '0755-',
      'a@',
      'a@a.',
      '订单',
      '-',
      '转1',
    ];
    for (const piece of pieces) {
      for (const before of ['', 'https://a.example/']) {
        const start = performance.now();
        tokenize(before + piece.repeat(50_000));
        expect(performance.now() - start, piece).toBeLessThan(1000);
      }
    }
  });

  it.each([
    ['13812345678', 'tel:13812345678'],
    ['电话13812345678，谢谢', 'tel:13812345678'],
    ['手机号码：138 1234 5678', 'tel:13812345678'],
    ['138-1234-5678.', 'tel:13812345678'],
    ['+86 138 1234 5678', 'tel:+8613812345678'],
    ['+8613812345678', 'tel:+8613812345678'],
    ['0086 13812345678', 'tel:008613812345678'],
    ['(13912345678)', 'tel:13912345678'],
    ['010-82345678', 'tel:01082345678'],
    ['0755 8234 5678', 'tel:075582345678'],
    ['（0571）8765432', 'tel:05718765432'],
    ['021-12345678转123', 'tel:02112345678;ext=123'],
    ['021-12345678-8001', 'tel:02112345678;ext=8001'],
    ['400-820-5555', 'tel:4008205555'],
    ['800 8205 555', 'tel:8008205555'],
    ['+47 912 34 567', 'tel:+4791234567'],
    ['+1 (555) 123-4567, ok?', 'tel:+15551234567'],
    ['+44 (0)20 7946 0958', 'tel:+442079460958'],
    ['order by phone: 13812345678', 'tel:13812345678'],
    ['hi.there+x@shop-a.example.com.', 'mailto:hi.there+x@shop-a.example.com'],
    ['写信给a@b.example谢谢', 'mailto:a@b.example'],
  ])('[TA1] finds what can be called or written to in %s', (text, href) => expect(links(text)).toEqual([href]));

  it.each([
    ...['1381234567', '138123456789', '12345678901', 'SKU13812345678', '13812345678x', '0138123456789'],
    ...[
      '订单号 13812345678',
      '订单13812345678',
      '快递单号：13812345678',
      '验证码是13812345678',
      '运单编号#13812345678',
    ],
    ...[
      'order 13812345678',
      'Order no. 13812345678',
      'Tracking number: 13812345678',
      'ref #13812345678',
      'id=13812345678',
    ],
    ...[
      '¥13812345678',
      '13812345678.50',
      '13,812,345,678',
      '1.13812345678',
      '6222 0213 8123 4567 890',
      '6222 1381 2345 678',
    ],
    ...[
      '2026-11-23 14:03',
      '2026/11/23',
      '23.11.2026',
      '20261123140359',
      '2026-0815-0042',
      '13:00-14:00',
      '2026-11-23—2026-12-01',
    ],
    ...['01082345678', '4008205555', '0123-4567890', '082 3456789', '192.168.100.100', '110101199003078888'],
    ...['+100', '+1 234 567', '+0 123456789', 'ftp://x/13812345678', 'a@b', '@b.example', 'a@-', 'x@y..example'],
    ...['１３８１２３４５６７８', '138****5678', '1381234567８'],
  ])('[TA1] makes no link of %s', (text) => expect(links(text)).toEqual([]));

  it('[TA1] lets two numbers stand side by side', () => {
    expect(links('13812345678 13912345678、010-82345678')).toHaveLength(3);
  });

  it('[TA1] loses nothing and leads nowhere else, whatever is strung together', () => {
    const words =
      '+ - . , : ; / # @ ( ) （ ） 转 ext 订单 order ¥ a b é 字 🎁 \n \t \u202e \ud800 0 1 10 020 0755 138 1381234 2026 86 +86 400 https:// www. mailto: tel: javascript: data: a.example %00 " < > & = ? \\'.split(
        ' ',
      );
    for (let seed = 1; seed <= 3000; seed += 1) {
      let state = seed;
      const draw = (below: number) => {
        state = (state * 48_271) % 2_147_483_647;
        return state % below;
      };
      const text = Array.from({ length: 1 + draw(24) }, () => words[draw(words.length)]).join(draw(2) ? '' : ' ');
      const tokens = tokenize(text);
      expect(joined(tokens), `seed ${seed}`).toBe(text);
      for (const token of tokens) {
        if (typeof token === 'string') continue;
        expect(token.href, `seed ${seed}`).toMatch(/^(https?:\/\/|mailto:|tel:)/);
        expect(token.text.trim(), `seed ${seed}`).toBe(token.text);
        const written = /^(tel|mailto):/i.test(token.text);
        if (!written && token.href.startsWith('tel:'))
          expect(token.href, `seed ${seed}`).toMatch(/^tel:\+?\d{7,17}(;ext=\d{1,5})?$/);
      }
    }
  });
});
