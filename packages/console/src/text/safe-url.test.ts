import { describe, expect, it } from 'vitest';
import { safeUrl } from './safe-url.ts';

describe('safeUrl', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'https://a.example/\njavascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://a.example/1',
    'file:///etc/passwd',
    '/console/',
    '//evil.example',
    '',
    'http://',
  ])('refuses %j', (raw) => expect(safeUrl(raw)).toBeUndefined());

  it.each([
    ['https://shop.example/p/1?a=1#b', 'https://shop.example/p/1?a=1#b'],
    ['http://localhost:8081/', 'http://localhost:8081/'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['tel:+8610', 'tel:+8610'],
    ['https://shop.example/搜索', 'https://shop.example/%E6%90%9C%E7%B4%A2'],
  ])('lets %j through', (raw, href) => expect(safeUrl(raw)).toBe(href));
});
