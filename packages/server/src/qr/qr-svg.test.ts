import decode from 'qr/decode.js';
import { expect, test } from 'vitest';
import { qrSvg } from './qr-svg.ts';

/** Draws it as a screen would, `scale` dots a module, and reads it as a camera would. */
function scanned(svg: string, scale: number): string {
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const data = new Uint8ClampedArray((size * scale) ** 2 * 4).fill(255);
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)\.5h(\d+)/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      const start = (row * size * scale + Number(x) * scale) * 4;
      for (let at = start; at < start + Number(length) * scale * 4; at += 1) data[at] = at % 4 === 3 ? 255 : 0;
    }
  }
  return decode({ width: size * scale, height: size * scale, data });
}

test.each([
  'https://chat.example/chat/shop?store=7K2QM9XW4T',
  `https://${'a-long-name.'.repeat(12)}example/chat/shop?store=7K2QM9XW4T`,
  'https://chat.example/chat/shop?store=0000000000&locale=zh-CN',
])('is read back by a decoder: %s', async (text) => {
  expect(scanned(await qrSvg(text), 4)).toBe(text);
});

test('has the quiet border that scanners ask for, and nothing that is loaded', async () => {
  const svg = await qrSvg('https://chat.example');
  expect(svg).toContain('fill="#fff"');
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)\.5h/g))
    expect(Math.min(Number(x), Number(y))).toBeGreaterThanOrEqual(4);
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/href|url\(|http|<script/);
});
