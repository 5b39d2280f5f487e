import { csvOf, REPLY_STEPS, type ReplyStep, unescapeCell } from '@shopbell/domain';
import { readCsv } from '../csv/read-csv.ts';
import type { ReadyReply, ReplyWords } from '../ports/reply.ts';
import type { SettingsFault } from './refusal.ts';
import { readReply } from './reply-words.ts';
import { columnsOf, FAULTS_MAX, folded, type Heads, placeIn, type TableLanguage } from './table-columns.ts';

const COLUMNS = ['step', 'group', 'title', 'text'] as const;
type Column = (typeof COLUMNS)[number];

const HEADS: Heads<Column> = {
  en: { step: 'step', group: 'group', title: 'title', text: 'text' },
  'zh-CN': { step: '步骤', group: '分组', title: '标题', text: '内容' },
};

const STEPS: { readonly [L in TableLanguage]: Readonly<Record<ReplyStep, string>> } = {
  en: {
    greet: 'greet',
    ask: 'ask',
    recommend: 'recommend',
    doubt: 'doubt',
    close: 'close',
    check: 'check',
    goodbye: 'goodbye',
    after_sales: 'after_sales',
    none: 'none',
  },
  'zh-CN': {
    greet: '礼貌问好',
    ask: '接待咨询',
    recommend: '推荐产品',
    doubt: '处理异议',
    close: '促成交易',
    check: '订单确认',
    goodbye: '礼貌告别',
    after_sales: '售后',
    none: '其他',
  },
};

/** A reply of a table, and where it stands there. */
export interface TableRow {
  line: number;
  words: ReplyWords;
}

/** The step's own name, or the one in a table of either language; empty for none of them. As it was written where it is no step. */
function stepOf(cell: string): string {
  const word = folded(cell);
  if (word === '') return 'none';
  return REPLY_STEPS.find((step) => word === STEPS.en[step] || word === STEPS['zh-CN'][step]) ?? cell;
}

/**
 * Reads ready replies from a table with a head: step, group (its id or its name), title, text, in any order; other columns are left
 * alone. All of it, or everything that is wrong: a fault's path is `LINE:COLUMN`, the head is line 1.
 */
export async function readTable(
  bytes: Uint8Array,
  groups: readonly { id: string; name: string }[],
  maxRows: number,
): Promise<{ ok: true; rows: TableRow[] } | { ok: false; faults: SettingsFault[] }> {
  const read = await readCsv(bytes, maxRows);
  if (!read.ok) return { ok: false, faults: [{ code: read.fault, path: `${read.line}` }] };
  const [head, ...lines] = read.rows;
  const columns = columnsOf(head, COLUMNS, HEADS, ['title', 'text']);
  if (!columns.ok) return columns;

  const ids = new Set(groups.map(({ id }) => id));
  const byName = new Map(groups.map(({ id, name }) => [folded(name), id]));
  const groupOf = (cell: string): string => (ids.has(cell) ? cell : (byName.get(folded(cell)) ?? cell));
  const seen = new Set<string>();
  const rows: TableRow[] = [];
  const faults: SettingsFault[] = [];
  for (const row of lines) {
    const { line, cells } = row;
    if (cells.every((cell) => cell.trim() === '')) continue;
    const cell = (column: Column): string => unescapeCell(columns.cell(row, column));
    const group = groupOf(cell('group').trim());
    const result = readReply({ step: stepOf(cell('step')), group, title: cell('title'), text: cell('text') }, ids);
    if (!result.ok) {
      faults.push(...result.faults.map(({ code, path }) => ({ code, path: placeIn(line, path) })));
      continue;
    }
    const name = replyName(result.words);
    if (seen.has(name)) faults.push({ code: 'title_twice', path: placeIn(line, 'title') });
    seen.add(name);
    rows.push({ line, words: result.words });
  }
  return faults.length > 0 ? { ok: false, faults: faults.slice(0, FAULTS_MAX) } : { ok: true, rows };
}

/** What makes a reply the one it is among those of its scope. */
export const replyName = ({ step, group = '', title }: ReplyWords): string => JSON.stringify([step, group, title]);

/** The replies as a table that Excel opens with its characters whole (a mark of UTF-8 before it) and carries nothing out of. */
export function writeTable(replies: readonly ReadyReply[], language: TableLanguage): string {
  const rows = replies.map(({ step, group = '', title, text }) => [STEPS[language][step], group, title, text]);
  return `\ufeff${csvOf([COLUMNS.map((column) => HEADS[language][column]), ...rows])}`;
}
