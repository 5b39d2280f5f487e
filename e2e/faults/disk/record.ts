import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** One thing that a process did to a file. Times in ms of the monotonic clock. */
export interface Deed {
  readonly op: 'write' | 'truncate' | 'sync';
  /** The file's name, without its folder. */
  readonly file: string;
  readonly begin: number;
  readonly end: number;
  /** Where a write begins; the new size of a truncation. */
  readonly offset: number;
  /** What was written. */
  readonly bytes: Buffer;
}

const OPS: Readonly<Record<string, Deed['op']>> = { w: 'write', t: 'truncate', s: 'sync' };
const HEAD = 37;

/** Reads what `shim.c` recorded, in the order of the ends. A last record that was cut off is left out. */
export function readRecord(path: string): Deed[] {
  const all = readFileSync(path);
  const deeds: Deed[] = [];
  for (let at = 0; at + HEAD <= all.length; ) {
    const op = OPS[String.fromCharCode(all[at] ?? 0)];
    if (!op) throw new Error(`the record is broken at byte ${at}`);
    const number = (i: number): number => Number(all.readBigInt64LE(at + 1 + i * 8));
    const nameLength = all.readUInt32LE(at + 33);
    const from = at + HEAD + nameLength;
    const length = op === 'write' ? number(3) : 0;
    if (from + length > all.length) break;
    const file = basename(all.toString('utf8', at + HEAD, from));
    const bytes = all.subarray(from, from + length);
    deeds.push({ op, file, begin: number(0) / 1e6, end: number(1) / 1e6, offset: number(2), bytes });
    at = from + length;
  }
  return deeds;
}
