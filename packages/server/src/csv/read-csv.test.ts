import { expect, it } from 'vitest';
import { readCsv } from './read-csv.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const cells = (bytes: Uint8Array) => {
  const read = readCsv(bytes, 100);
  return read.ok ? read.rows.map((row) => row.cells) : read;
};

it('reads quotes, line ends inside of cells, and tells on which line a row begins', () => {
  const read = readCsv(utf8('a,b\r\n"x\r\n""y""",2\r\n\r\n3,"4"'), 10);
  expect(read).toEqual({
    ok: true,
    rows: [
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x\n"y"', '2'] },
      { line: 5, cells: ['3', '4'] },
    ],
  });
});

it('reads what Excel writes: a mark of UTF-8, semicolons, tabs, lone carriage returns', () => {
  const table = [
    ['步骤', '标题'],
    ['a', 'b,c'],
  ];
  expect(cells(utf8('\ufeff步骤;标题\na;b,c'))).toEqual(table);
  expect(cells(utf8('步骤\t标题\ra\tb,c'))).toEqual(table);
});

it('reads GB18030', () => {
  // 你好,𠰲
  const bytes = new Uint8Array([0xc4, 0xe3, 0xba, 0xc3, 0x2c, 0x95, 0x34, 0xbe, 0x38]);
  expect(cells(bytes)).toEqual([['你好', '𠰲']]);
});

it('keeps rows of other lengths, and takes nothing for a table that has nothing', () => {
  expect(cells(utf8('a,b\n1\n1,2,3'))).toEqual([['a', 'b'], ['1'], ['1', '2', '3']]);
  expect(cells(utf8(''))).toEqual([]);
});

it.each([
  ['a quote that ends in the middle', utf8('a,b\n1,2\n"x"y,1'), 'csv_broken', 3],
  ['a quote that never ends', utf8('a,b\n"x,1\n'), 'csv_broken', 2],
  ['bytes of no character set it knows', new Uint8Array([0x61, 0xff, 0xff]), 'csv_encoding', 1],
  ['UTF-16', new Uint8Array([0x61, 0, 0x2c, 0, 0x62, 0]), 'csv_encoding', 1],
  ['more rows than may be', utf8(`a\n${'1\n'.repeat(101)}`), 'csv_too_many_rows', 102],
])('refuses %s, and tells the line', (_, bytes, fault, line) => {
  expect(readCsv(bytes, 100)).toEqual({ ok: false, fault, line });
});
