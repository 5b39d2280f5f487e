import { CsvError, parse } from 'csv-parse/sync';

/** A row of a table, and the line of the file it begins on, from 1. */
export interface CsvRow {
  line: number;
  cells: readonly string[];
}

export type CsvResult =
  | { ok: true; rows: readonly CsvRow[] }
  /** `line`: where reading could not go on. */
  | { ok: false; fault: 'csv_encoding' | 'csv_broken' | 'csv_too_many_rows'; line: number };

const UTF8_BOM = [0xef, 0xbb, 0xbf];

/** UTF-8 with or without its mark, else GB18030, which Excel writes in China. Undefined: neither. */
function decode(bytes: Uint8Array): string | undefined {
  const body = UTF8_BOM.every((byte, i) => bytes[i] === byte) ? bytes.subarray(3) : bytes;
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body);
    } catch {
      // Not in this one; the next may fit.
    }
  }
  return undefined;
}

/** What separates cells: Excel writes what its country does. */
function delimiterOf(text: string): ',' | ';' | '\t' {
  const head = text.split('\n', 1)[0] ?? '';
  const count = (sign: string): number => head.split(sign).length - 1;
  if (count(',') > 0) return ',';
  return count(';') >= count('\t') && count(';') > 0 ? ';' : count('\t') > 0 ? '\t' : ',';
}

/**
 * Reads a table. Quotes as in RFC 4180, any line end, `\n` in what is read; lines without anything are left out; rows may differ in length.
 * @param maxRows rows it may have, without its head
 */
export function readCsv(bytes: Uint8Array, maxRows: number): CsvResult {
  // One kind of line end, inside of cells too: so lines count alike for everybody.
  const text = decode(bytes)?.replace(/\r\n?/g, '\n');
  if (text === undefined || text.includes('\u0000')) return { ok: false, fault: 'csv_encoding', line: 1 };
  try {
    const rows: CsvRow[] = [];
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      to: maxRows + 2,
      on_record(cells, { lines }) {
        // The library counts the line that a row ends on.
        const breaks = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
        rows.push({ line: lines - breaks, cells });
        return null;
      },
    });
    const tooFar = rows[maxRows + 1];
    if (tooFar) return { ok: false, fault: 'csv_too_many_rows', line: tooFar.line };
    return { ok: true, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error;
    return { ok: false, fault: 'csv_broken', line: typeof lines === 'number' ? lines : 1 };
  }
}
