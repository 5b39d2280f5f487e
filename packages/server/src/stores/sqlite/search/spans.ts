import type { DatabaseSync } from 'node:sqlite';
import { SPAN_ROWS } from './index-file.ts';

/** The earliest and latest time of blocks of rows, put in together. */
export interface Spans {
  note(id: number, at: number): void;
  put(): void;
  /** The transaction was undone. */
  undone(): void;
}

export function createSpans(index: DatabaseSync): Spans {
  const set = index.prepare(`INSERT INTO span (block, least, greatest) VALUES (?1, ?2, ?3)
    ON CONFLICT (block) DO UPDATE SET least = min(least, ?2), greatest = max(greatest, ?3)`);
  const spans = new Map<number, { least: number; greatest: number }>();
  return {
    note(id, at) {
      const block = Math.floor(id / SPAN_ROWS);
      const span = spans.get(block);
      if (span) [span.least, span.greatest] = [Math.min(span.least, at), Math.max(span.greatest, at)];
      else spans.set(block, { least: at, greatest: at });
    },
    put() {
      for (const [block, { least, greatest }] of spans) set.run(block, least, greatest);
      spans.clear();
    },
    undone: () => spans.clear(),
  };
}
