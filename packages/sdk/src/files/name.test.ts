import { isFileName } from '@shopbell/protocol';
import { expect, it } from 'vitest';
import { cleanName, typeOf } from './name.ts';

it.each([
  ['photo.jpg', 'image/jpeg', 'photo.jpg'],
  ['photo.JPEG', 'image/jpeg', 'photo.jpeg'],
  ['C:\\fakepath\\照片.png', 'image/png', '照片.png'],
  ['../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['gnp.\u202egpj.png', 'image/png', 'gnp.gpj.png'],
  ['a\u0000b\n.txt', 'text/plain', 'ab.txt'],
  ['', 'image/png', 'file.png'],
  ['.png', 'image/png', 'file.png'],
  ['clip', 'image/webp', 'clip.webp'],
  ['x\ud800.gif', 'image/gif', 'x.gif'],
  ['photo.png', 'image/jpeg', 'photo.png.jpg'],
] as const)('[UP2] calls %j of %s %j', (name, type, clean) => {
  expect(cleanName(name, type)).toBe(clean);
});

it('[UP2] makes a name that the relay takes of anything', () => {
  for (const name of [
    'x'.repeat(500),
    '😀'.repeat(300),
    ' . . ',
    '\u2066\u2069',
    '/////',
    'a.'.repeat(99),
    '\ud800'.repeat(9),
  ]) {
    expect([name, isFileName(cleanName(name, 'application/pdf'))]).toEqual([name, true]);
  }
});

it('knows a type by its name where the browser does not', () => {
  expect([typeOf('a.txt', ''), typeOf('a.PDF', ''), typeOf('a.jpg', 'image/jpg')]).toEqual([
    'text/plain',
    'application/pdf',
    'image/jpeg',
  ]);
  expect([typeOf('a.svg', 'image/svg+xml'), typeOf('a', ''), typeOf('a.html', 'text/html')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(typeOf('a.txt', 'text/plain;charset=utf-8')).toBe('text/plain');
});
