import { expect, it } from 'vitest';
import { CELLS_MAX, ROW_MAX_BYTES, readCsv } from './read-csv.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const cells = async (bytes: Uint8Array) => {
  const read = await readCsv(bytes, 100);
  return read.ok ? read.rows.map((row) => row.cells) : read;
};

it('reads quotes, line ends inside of cells, and tells on which line a row begins', async () => {
  const read = await readCsv(utf8('a,b\r\n"x\r\n""y""",2\r\n\r\n3,"4"'), 10);
  expect(read).toEqual({
    ok: true,
    rows: [
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x\n"y"', '2'] },
      { line: 5, cells: ['3', '4'] },
    ],
  });
});

it('reads what Excel writes: a mark of UTF-8, semicolons, tabs, lone carriage returns', async () => {
  const table = [
    ['步骤', '标题'],
    ['a', 'b,c'],
  ];
  expect(await cells(utf8('\ufeff步骤;标题\na;b,c'))).toEqual(table);
  expect(await cells(utf8('步骤\t标题\ra\tb,c'))).toEqual(table);
});

it('reads GB18030', async () => {
  // 你好,𠰲
  const bytes = new Uint8Array([0xc4, 0xe3, 0xba, 0xc3, 0x2c, 0x95, 0x34, 0xbe, 0x38]);
  expect(await cells(bytes)).toEqual([['你好', '𠰲']]);
});

it('keeps rows of other lengths, and takes nothing for a table that has nothing', async () => {
  expect(await cells(utf8('a,b\n1\n1,2,3'))).toEqual([['a', 'b'], ['1'], ['1', '2', '3']]);
  expect(await cells(utf8(''))).toEqual([]);
});

it.each([
  ['a quote that ends in the middle', utf8('a,b\n1,2\n"x"y,1'), 'csv_broken', 3],
  ['a quote that never ends', utf8('a,b\n"x,1\n'), 'csv_broken', 2],
  ['bytes of no character set it knows', new Uint8Array([0x61, 0xff, 0xff]), 'csv_encoding', 1],
  ['UTF-16', new Uint8Array([0x61, 0, 0x2c, 0, 0x62, 0]), 'csv_encoding', 1],
  ['a row that is longer than any', utf8(`a,b\n1,2\n3,${'x'.repeat(ROW_MAX_BYTES + 9)}\n`), 'csv_row_too_long', 3],
  ['a row of more cells than any', utf8(`a,b\n${','.repeat(CELLS_MAX)}`), 'csv_row_too_long', 2],
  ['more rows than may be', utf8(`a\n${'1\n'.repeat(101)}`), 'csv_too_many_rows', 102],
])('refuses %s, and tells the line', async (_, bytes, fault, line) => {
  expect(await readCsv(bytes, 100)).toEqual({ ok: false, fault, line });
});

it('reads a table of many pieces as one of one piece, wherever they are cut', async () => {
  // 61 bytes a row, of which the pieces cut signs and line ends.
  const row = (n: number) => `${String(n).padStart(6, '0')},江😀江😀江😀,"a\r\nb",${'y'.repeat(20)}\r\n`;
  const bytes = utf8(`n,name,text,more\r\n${Array.from({ length: 6000 }, (_, n) => row(n)).join('')}`);
  const read = await readCsv(bytes, 6000);
  if (!read.ok) throw new Error(`${read.fault} ${read.line}`);
  expect(read.rows).toHaveLength(6001);
  for (const [n, { line, cells: all }] of read.rows.slice(1).entries()) {
    expect([line, ...all]).toEqual([2 * n + 2, String(n).padStart(6, '0'), '江😀江😀江😀', 'a\nb', 'y'.repeat(20)]);
  }
});

it('lets everybody else have their turn while a long one is read', async () => {
  let turns = 0;
  let reading = true;
  const count = (): void => {
    turns += 1;
    if (reading) setImmediate(count);
  };
  setImmediate(count);
  await readCsv(utf8(`a,b\n${'1,2\n'.repeat(200_000)}`), 1_000_000);
  reading = false;
  // 800 kB, at most 64 KiB in a piece.
  expect(turns).toBeGreaterThan(11);
});
