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
