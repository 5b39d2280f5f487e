import type { DatabaseSync } from 'node:sqlite';
import type { Piece } from '../../../search/atoms.ts';
import { integer, type Row, text } from '../row.ts';
import { BLOCK_ROWS, blockOf } from './parts.ts';
import type { Doc, Tail } from './tail.ts';
import { isPart, partsQueryOf, queryOf } from './terms.ts';

/** Rows of the log between two ids, both included. */
export interface Range {
  low: number;
  high: number;
}

/** Something in which words may stand. */
export interface Candidate {
  doc: Doc;
  /** What of the question the index has not answered: it has to stand in the text. */
  unsure: readonly Piece[];
}

const DOC = 'd.id, d.site, d.conversation, d.kind, d.at, d.words, d.text';

const toDoc = (row: Row): Doc => ({
  id: integer(row, 'id'),
  site: integer(row, 'site'),
  conversation: integer(row, 'conversation'),
  kind: text(row, 'kind'),
  at: integer(row, 'at'),
  words: integer(row, 'words'),
  text: text(row, 'text'),
});

/**
 * Finds where words may stand, newest first; everywhere they do is among it. Terms are answered by the index; of parts it knows the block of
 * rows, and all the site's texts of such a block come.
 */
export function createCandidates(index: DatabaseSync) {
  // CROSS: the index's order is the answer's.
  const byTerms = index.prepare(`SELECT ${DOC} FROM ft CROSS JOIN doc d ON d.id = ft.rowid
    WHERE ft MATCH ? AND ft.rowid BETWEEN ? AND ? ORDER BY ft.rowid DESC`);
  const blocks = index.prepare(
    'SELECT rowid AS id FROM part WHERE part MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC',
  );
  const ofBlock = index.prepare(
    `SELECT ${DOC} FROM doc d WHERE d.id BETWEEN ? AND ? AND d.site = ? ORDER BY d.id DESC`,
  );
  const last = index.prepare('SELECT max(id) AS id FROM doc');

  function* inBlocks(site: number, { low, high }: Range, parts: readonly Piece[]): Generator<Candidate> {
    const newest = last.get()?.id;
    if (typeof newest !== 'number') return;
    const top = Math.min(high, newest);
    const inside = function* (block: number): Generator<Candidate> {
      const [from, to] = [Math.max(low, block * BLOCK_ROWS), Math.min(top, (block + 1) * BLOCK_ROWS - 1)];
      for (const doc of ofBlock.iterate(from, to, site)) yield { doc: toDoc(doc), unsure: parts };
    };
    // The block that the log is in is not put in so far; if it is, it may stand here too.
    if (blockOf(top) === blockOf(newest)) yield* inside(blockOf(newest));
    const below = Math.min(blockOf(top), blockOf(newest) - 1);
    for (const row of blocks.iterate(partsQueryOf(site, parts), blockOf(low), below)) yield* inside(integer(row, 'id'));
  }

  function* inIndex(site: number, range: Range, pieces: readonly Piece[]): Generator<Candidate> {
    const [parts, terms] = [pieces.filter(isPart), pieces.filter((piece) => !isPart(piece))];
    if (terms.length === 0) yield* inBlocks(site, range, parts);
    else {
      const { low, high } = range;
      for (const doc of byTerms.iterate(queryOf(site, terms), low, high)) yield { doc: toDoc(doc), unsure: parts };
    }
  }

  /** @param range of the index; undefined when nothing in it is asked about */
  return function* candidates(
    site: number,
    range: Range | undefined,
    pieces: readonly Piece[],
    tail: Tail,
  ): Generator<Candidate> {
    for (const doc of tail.docs) yield { doc, unsure: pieces };
    if (!range) return;
    for (const candidate of inIndex(site, range, pieces)) {
      const edit = tail.edits.get(candidate.doc.id);
      yield edit ? { doc: { ...candidate.doc, ...edit }, unsure: pieces } : candidate;
    }
  };
}
