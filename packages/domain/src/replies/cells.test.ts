import { expect, it } from 'vitest';
import { csvOf, escapeCell, tabbedOf, unescapeCell } from './cells.ts';

const CELLS = [
  '',
  'a',
  '=1+1',
  '+49',
  '-1',
  '@x',
  '\tx',
  '\rx',
  '＝1',
  "'",
  "'a",
  "'=1",
  "''=1",
  "'''",
  'a=1',
  ' =1',
  '"',
  '\n=1',
];

it('[RY5] makes no formula of any cell', () => {
  for (const cell of CELLS) expect(escapeCell(cell)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
});

it('[RY5] gives back every cell to the letter', () => {
  for (const cell of CELLS) expect(unescapeCell(escapeCell(cell))).toBe(cell);
});

it('[RY5] leaves a quote alone that stands before no formula', () => {
  expect(unescapeCell("'tis")).toBe("'tis");
  expect(escapeCell("'tis")).toBe("'tis");
});

it('[RY5] quotes every cell of a table, and makes a formula of none', () => {
  const rows = [
    ['a', 'say "b"'],
    ['=1+1', 'two\nlines'],
    ['', ','],
  ];
  expect(csvOf(rows)).toBe(`"a","say ""b"""\r\n"'=1+1","two\nlines"\r\n"",","\r\n`);
  expect(csvOf([])).toBe('');
});

it('[RY5] keeps a cell of a pasted table one cell, and makes a formula of none', () => {
  const rows = [
    ['a', 'say "b"', ''],
    ['=1+1', 'two\r\nlines\tand\u2028more', '"=1+1'],
    [' =1', '\n=1', 'x\n=1'],
  ];
  expect(tabbedOf(rows)).toBe(`a\tsay "b"\t\r\n'=1+1\ttwo lines and more\t'"=1+1\r\n'=1\t'=1\tx =1\r\n`);
  for (const cell of CELLS)
    expect(
      tabbedOf([[cell, 'b']])
        .split(/[\t\r\n]+/)
        .at(-2),
    ).toBe('b');
  for (const cell of CELLS) expect(tabbedOf([[cell]])).not.toMatch(/^[=+\-@＝＋－＠"]|[\t\r\n](?!\n?$)/);
});
