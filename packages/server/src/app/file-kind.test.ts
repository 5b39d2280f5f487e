import { expect, it } from 'vitest';
import { beginsAs, kindOf } from './file-kind.ts';

const refusal = (name: string, type: string) => {
  const kind = kindOf(name, type);
  return 'refused' in kind ? kind.refused : kind.type;
};

it.each([
  ['photo.jpg', 'image/jpeg'],
  ['photo.JPEG', 'image/jpeg'],
  ['照片 2026.png', 'image/png'],
  ['a.b.c.webp', 'image/webp'],
  ['report v2.1 final.pdf', 'application/pdf'],
  ['notes.txt', 'text/plain'],
  ['It’s a “name” (1).gif', 'image/gif'],
])('[FI1] takes %s as %s', (name, type) => {
  expect(refusal(name, type)).toBe(type);
});

it.each([
  ['logo.svg', 'image/svg+xml', 'file_type_refused'],
  ['page.html', 'text/html', 'file_type_refused'],
  ['feed.xml', 'text/xml', 'file_type_refused'],
  ['sheet.xlsm', 'application/vnd.ms-excel.sheet.macroEnabled.12', 'file_type_refused'],
  ['letter.docm', 'application/pdf', 'file_type_refused'],
  ['page.html', 'text/plain', 'file_type_refused'],
  ['x.png', '', 'file_type_refused'],
  ['x.png', 'image/PNG', 'file_type_refused'],
  ['x.png', 'image/png; charset=utf-8', 'file_type_refused'],
  ['x.png', 'constructor', 'file_type_refused'],
  ['x.png', 'image/jpeg', 'file_mismatch'],
  ['x.txt', 'application/pdf', 'file_mismatch'],
  ['x.exe', 'image/png', 'file_type_refused'],
  ['x', 'image/png', 'file_name_refused'],
  ['.png', 'image/png', 'file_name_refused'],
  ['invoice.exe.pdf', 'application/pdf', 'file_name_refused'],
  ['a.html.jpg', 'image/jpeg', 'file_name_refused'],
  ['a.php .jpg', 'image/jpeg', 'file_name_refused'],
  ['../x.png', 'image/png', 'file_name_refused'],
  ['..\\x.png', 'image/png', 'file_name_refused'],
  ['/etc/x.png', 'image/png', 'file_name_refused'],
  ['x\u0000.png', 'image/png', 'file_name_refused'],
  ['x\n.png', 'image/png', 'file_name_refused'],
  ['gnp.\u202egpj.exe.png', 'image/png', 'file_name_refused'],
  ['\u2066x\u2069.png', 'image/png', 'file_name_refused'],
  ['x.png ', 'image/png', 'file_name_refused'],
  ['x\ud800.png', 'image/png', 'file_name_refused'],
  [`${'x'.repeat(200)}.png`, 'image/png', 'file_name_refused'],
])('[FI1] refuses %j as %j: %s', (name, type, code) => {
  expect(refusal(name, type)).toBe(code);
});

const bytes = (...codes: number[]) => new Uint8Array(codes);
const text = (value: string) => new TextEncoder().encode(value);

it('[FI1] looks at the first bytes, whatever a name says', () => {
  const png = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0);
  const jpg = bytes(0xff, 0xd8, 0xff, 0xe0);
  const gif = text('GIF89a....');
  const pdf = text('%PDF-1.7\n');
  const webp = text('RIFF....WEBPVP8 ');
  const all = {
    'image/png': png,
    'image/jpeg': jpg,
    'image/gif': gif,
    'application/pdf': pdf,
    'image/webp': webp,
  } as const;
  for (const [type, sample] of Object.entries(all)) {
    for (const [other, isIt] of Object.keys(all).map((key) => [key, key === type] as const)) {
      expect([type, other, beginsAs(other as keyof typeof all, sample)]).toEqual([type, other, isIt]);
    }
    expect(beginsAs('text/plain', sample)).toBe(false);
  }
  expect(beginsAs('text/plain', text('hello'))).toBe(true);
  expect(beginsAs('image/png', bytes())).toBe(false);
  expect(beginsAs('application/pdf', text(' %PDF-1.7'))).toBe(false);
  expect(beginsAs('image/webp', text('RIFF'))).toBe(false);
});
