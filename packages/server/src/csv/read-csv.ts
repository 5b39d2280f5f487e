import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { breathe } from '../breathe.ts';

/** A row of a table, and the line of the file it begins on, from 1. */
export interface CsvRow {
  line: number;
  cells: readonly string[];
}

export type CsvResult =
  | { ok: true; rows: readonly CsvRow[] }
  /** `line`: where reading could not go on. */
  | { ok: false; fault: CsvFault; line: number };

export type CsvFault = 'csv_encoding' | 'csv_broken' | 'csv_row_too_long' | 'csv_too_many_rows';

/** Longest row, in bytes of what is in its cells: a store with all the exceptions that it may have, twelve times a day each. */
export const ROW_MAX_BYTES = 128 * 1024;
/** Cells of a row at most: what a table has beside the columns that are read is left alone. */
export const CELLS_MAX = 1000;
/** Bytes that are read in one piece, in a few ms; then everybody else has their turn. */
const PIECE_BYTES = 64 * 1024;

/** Why it can't be read; thrown inside of the library's stream. */
class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly fault: CsvFault;
  readonly line: number;
  constructor(fault: CsvFault, line: number) {
    super(fault);
    this.fault = fault;
    this.line = line;
  }
}

/** What separates cells: Excel writes what its country does. */
function delimiterOf(text: string): ',' | ';' | '\t' {
  const head = text.split('\n', 1)[0] ?? '';
  const count = (sign: string): number => head.split(sign).length - 1;
  if (count(',') > 0) return ',';
  return count(';') >= count('\t') && count(';') > 0 ? ';' : count('\t') > 0 ? '\t' : ',';
}

/** The text piece by piece, with one kind of line end, inside of cells too: so lines count alike for everybody. */
async function* piecesOf(bytes: Uint8Array, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let held = '';
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const isLast = at + PIECE_BYTES >= bytes.length;
    let text: string;
    try {
      text = held + decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: !isLast });
    } catch {
      throw new Unreadable('csv_encoding', 1);
    }
    if (text.includes('\u0000')) throw new Unreadable('csv_encoding', 1);
    // Its second half may come with the next piece.
    held = !isLast && text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
    await breathe();
  }
}

async function rowsOf(pieces: AsyncGenerator<string>, maxRows: number): Promise<readonly CsvRow[]> {
  const first = await pieces.next();
  if (first.done) return [];
  const rows: CsvRow[] = [];
  const parser = parse({
    delimiter: delimiterOf(first.value),
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: ROW_MAX_BYTES,
    on_record(cells: readonly string[], { lines }) {
      if (cells.length > CELLS_MAX) throw new Unreadable('csv_row_too_long', lines);
      // The library counts the line that a row ends on.
      const line = lines - cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      if (rows.length > maxRows) throw new Unreadable('csv_too_many_rows', line);
      rows.push({ line, cells });
      return null;
    },
  });
  async function* all() {
    yield first.value;
    yield* pieces;
  }
  // Nothing comes out of it: its end is all that is waited for.
  parser.resume();
  await pipeline(Readable.from(all()), parser);
  return rows;
}

/**
 * Reads a table in UTF-8, with or without its mark, else in GB18030, which Excel writes in China. Quotes as in RFC 4180, any line end, `\n`
 * in what is read; lines without anything are left out; rows may differ in length. In pieces: nobody waits for all of a long one.
 *
 * @param maxRows rows it may have, without its head
 */
export async function readCsv(bytes: Uint8Array, maxRows: number): Promise<CsvResult> {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return { ok: true, rows: await rowsOf(piecesOf(bytes, encoding), maxRows) };
    } catch (error) {
      if (error instanceof Unreadable) {
        const { fault, line } = error;
        if (fault === 'csv_encoding' && encoding === 'utf-8') continue;
        return { ok: false, fault, line };
      }
      if (!(error instanceof CsvError)) throw error;
      const fault = error.code === 'CSV_MAX_RECORD_SIZE' ? 'csv_row_too_long' : 'csv_broken';
      return { ok: false, fault, line: typeof error.lines === 'number' ? error.lines : 1 };
    }
  }
  return { ok: false, fault: 'csv_encoding', line: 1 };
}
