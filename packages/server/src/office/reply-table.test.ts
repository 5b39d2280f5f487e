import { expect, it } from 'vitest';
import { readTable, writeTable } from './reply-table.ts';

const GROUPS = [
  { id: 'pre-sales', name: '售前' },
  { id: 'vip', name: 'pre-sales' },
];
const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string, maxRows = 100) => readTable(utf8(text), GROUPS, maxRows);
const words = async (text: string) => {
  const table = await read(text);
  return table.ok ? table.rows.map((row) => row.words) : table.faults;
};

it('[RP4] reads either language, columns in any order, and leaves other columns alone', async () => {
  const hello = { step: 'greet', group: 'pre-sales', title: '问候', text: '你好' };
  expect(await words('标题,内容,分组,步骤,备注\n问候,你好,售前,礼貌问好,x')).toEqual([hello]);
  expect(await words('Text,TITLE,Group,Step\n你好,问候,pre-sales,GREET')).toEqual([hello]);
  expect(await words('title,text\n问候,你好\n , \n')).toEqual([{ step: 'none', title: '问候', text: '你好' }]);
});

it('[RP4] tells everything that is wrong, by line and column', async () => {
  expect(
    await words(
      `step,group,title,text\nhallo,,a,b\n\n,sales,,"x\n{who}"\ngreet,,a,${'x'.repeat(4001)}\ngreet,,b,\ngreet,,b\u202e,"\u0007"`,
    ),
  ).toEqual([
    { code: 'step_unknown', path: '2:step' },
    { code: 'group_unknown', path: '4:group' },
    { code: 'title_invalid', path: '4:title' },
    { code: 'variable_unknown', path: '4:text[2]' },
    { code: 'text_too_long', path: '6:text' },
    { code: 'text_empty', path: '7:text' },
    { code: 'title_invalid', path: '8:title' },
    { code: 'bad_text', path: '8:text' },
  ]);
  expect(await words('title,text\na,b\na,c')).toEqual([{ code: 'title_twice', path: '3:title' }]);
  expect(await words('title,title\na,b')).toEqual([
    { code: 'column_missing', path: '1:text' },
    { code: 'column_twice', path: '1:title' },
  ]);
  expect(await words('')).toEqual([
    { code: 'column_missing', path: '1:title' },
    { code: 'column_missing', path: '1:text' },
  ]);
  expect(await words('title,text\n"a')).toEqual([{ code: 'csv_broken', path: '2' }]);
  expect(await read('title,text\na,b\nc,d', 1)).toMatchObject({ faults: [{ code: 'csv_too_many_rows', path: '3' }] });
});

it('[RP5] gives a table back as it was, in either language, whatever is in its cells', async () => {
  const TITLES = [
    '=HYPERLINK("http://evil.example","x")',
    "'=1",
    "'",
    '+49 30',
    '-',
    '@SUM(A1)',
    'a,b;c',
    '"',
    '你好 😀',
  ];
  const replies = TITLES.flatMap((title, i) =>
    (['greet', 'none'] as const).map((step) => ({
      id: `${step}${i}`,
      step,
      ...(i % 2 === 0 ? { group: 'vip' } : {}),
      title,
      text: `${title}\n\t"{shopper}",\n=1`,
      sound: { title: '', text: '' },
      changedAt: 1,
    })),
  );
  for (const language of ['en', 'zh-CN'] as const) {
    const table = writeTable(replies, language);
    expect(table.startsWith('\ufeff')).toBe(true);
    // No cell begins as a formula would: every one is quoted.
    expect(table).not.toMatch(/(^|[,\n])"[=+\-@\t＝＋－＠]/);
    expect(await words(table)).toEqual(replies.map(({ id: _, sound: _s, changedAt: _c, ...rest }) => rest));
  }
});
