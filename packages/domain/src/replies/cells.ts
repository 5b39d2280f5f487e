// What a spreadsheet may take for a formula, also behind a full-width sign or a quote that was put before one.
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const ESCAPED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** A cell that no spreadsheet carries out: a quote before what could be a formula. */
export const escapeCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Takes back what `escapeCell` put before a cell, and nothing else. */
export const unescapeCell = (text: string): string => (ESCAPED.test(text) ? text.slice(1) : text);

const quoted = (cell: string): string => `"${escapeCell(cell).replaceAll('"', '""')}"`;

/** A table as CSV (RFC 4180), every cell quoted and none that a spreadsheet carries out. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');

const LINE_ENDS = /[\t\v\f\r\n\u0085\u2028\u2029]+/g;

/** On one line. A quote at its beginning would have the cells and lines behind it belong to it, up to the next one. */
const pasted = (cell: string): string => {
  const line = cell.replaceAll(LINE_ENDS, ' ').trim();
  return line.startsWith('"') ? `'${line}` : escapeCell(line);
};

/** A table as spreadsheets take it from the clipboard, cell by cell: a line a row, a tab between cells, none that is carried out. */
export const tabbedOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(pasted).join('\t')}\r\n`).join('');
