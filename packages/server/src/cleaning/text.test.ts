import { expect, it } from 'vitest';
import { faultOfText } from './text.ts';

const utf8 = (value: string) => new TextEncoder().encode(value);

it.each(['hello\r\n\tworld', '\ufeff中文 😀', 'a < b && b > c', 'use <b> sparingly'])(
  '[FI2] takes the text %j',
  (text) => {
    expect(faultOfText(utf8(text))).toBeUndefined();
  },
);

it.each([
  ['half a character', new Uint8Array([0x61, 0xe4, 0xb8]), 'file_mismatch'],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0]), 'file_mismatch'],
  ['a zero', utf8('a\u0000b'), 'file_mismatch'],
  ['an escape', utf8('\u001b[2Jgone'), 'file_mismatch'],
  ['a C1 control', utf8('a\u009bm'), 'file_mismatch'],
  ['a page', utf8('  <!DOCTYPE html><script>alert(1)</script>'), 'file_unsafe'],
  ['a picture that runs', utf8('\ufeff<svg onload=alert(1)>'), 'file_unsafe'],
  ['XML', utf8('<?xml version="1.0"?>'), 'file_unsafe'],
])('[FI2] refuses %s by name', (_, bytes, code) => {
  expect(faultOfText(bytes)).toBe(code);
});
