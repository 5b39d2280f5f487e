import { describe, expect, it } from 'vitest';
import { linkify } from './linkify.ts';

const links = (text: string) =>
  linkify(text)
    .filter((piece) => piece.href)
    .map((piece) => piece.text);

describe('linkify', () => {
  it.each([
    ['see https://shop.example/p/1.', ['https://shop.example/p/1']],
    ['看这里https://shop.example/p/1谢谢', ['https://shop.example/p/1']],
    ['（https://shop.example/a）', ['https://shop.example/a']],
    ['(https://shop.example/a)', ['https://shop.example/a']],
    ['https://wiki.example/Bell_(instrument), yes', ['https://wiki.example/Bell_(instrument)']],
    [
      'HTTP://A.example and http://b.example:8080/x?y=1&z=2#w!',
      ['HTTP://A.example', 'http://b.example:8080/x?y=1&z=2#w'],
    ],
    ['javascript:alert(1) data:text/html,x ftp://a.example mailto:a@b.example', []],
    ['https:// http://? nothing', []],
    ['<a href="https://a.example">', ['https://a.example']],
    ['https://а.example', []],
  ])('finds the links of %j', (text, found) => expect(links(text)).toEqual(found));

  it('gives the text back, whatever is in it', () => {
    for (const text of ['', 'plain', 'a https://a.example b', '😀https://a.example😀', 'https://a.example)))']) {
      expect(
        linkify(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }
  });

  it('stays quick on text made to be slow', () => {
    const text = `https://${'a.'.repeat(2000)}${')'.repeat(2000)}`;
    const started = performance.now();
    for (let i = 0; i < 50; i++) linkify(text);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
