import { expect, it } from 'vitest';
import { safeUrl } from './safe-url.ts';

it.each([
  ['https://a.example', 'https://a.example/'],
  ['http://a.example/b', 'http://a.example/b'],
  ['mailto:a@b.example', 'mailto:a@b.example'],
  ['tel:+47 123', 'tel:+47 123'],
  ['HTTPS://A.example', 'https://a.example/'],
])('lets %s through', (address, href) => expect(safeUrl(address)).toBe(href));

it.each([
  'javascript:alert(1)',
  ' jAvAsCrIpT:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>1</script>',
  'blob:https://a.example/x',
  'file:///etc/passwd',
  'ftp://a.example',
  '//a.example',
  '/path',
  '',
  'https://user@a.example',
  'https://:pass@a.example',
])('refuses %j', (address) => expect(safeUrl(address)).toBeUndefined());
