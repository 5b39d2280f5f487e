import type { DatabaseSync } from 'node:sqlite';
import { type Atom, atomsOf } from '../../../search/atoms.ts';
import { fold } from '../../../search/fold.ts';
import { integer, text } from '../row.ts';
import { partTermsOf, siteKey } from './terms.ts';

/** Rows of the log whose parts are kept together. */
export const BLOCK_ROWS = 128;

export const blockOf = (id: number): number => Math.floor(id / BLOCK_ROWS);

/** Texts of atoms, each once, by the number of their site. */
type Texts = Map<number, Set<string>>;

const add = (texts: Texts, site: number, atoms: readonly Atom[]): void => {
  let some = texts.get(site);
  if (!some) {
    some = new Set();
    texts.set(site, some);
  }
  for (const { text } of atoms) some.add(text);
};

const termsOf = (texts: Texts): string => [...texts].map(([site, some]) => partTermsOf(siteKey(site), some)).join(' ');

const termSet = (texts: Texts): Set<string> =>
  new Set(
    termsOf(texts)
      .split(' ')
      .filter((term) => term !== ''),
  );

/**
 * Single characters and beginnings of words are in nearly every text: they are kept by blocks of rows, each once, and the texts of a block
 * are looked at. A block is put in once the log is past it; what of it changes later is put in and taken out.
 */
export interface BlockParts {
  /** Told of every text that is put in, in the order of the rows. */
  note(id: number, site: number, atoms: readonly Atom[]): void;
  /** Told that the log is taken up to there. */
  past(id: number): void;
  /** Runs `change` on the texts of a row, and mends its block. */
  around(id: number, change: () => void): void;
  /** The transaction was undone: the log is taken up to `done`, and what was noted is read again. */
  undone(done: number): void;
}

export function createBlockParts(index: DatabaseSync, done: number): BlockParts {
  const docs = index.prepare('SELECT site, text FROM doc WHERE id BETWEEN ? AND ?');
  const put = index.prepare('INSERT INTO part (rowid, parts) VALUES (?, ?)');
  const take = index.prepare("INSERT INTO part (part, rowid, parts) VALUES ('delete', ?, ?)");

  /** The block that the log is in, and its parts so far; without them they are read from the index. */
  let open = blockOf(done + 1);
  let parts: Texts | undefined;

  const read = (block: number): Texts => {
    const found: Texts = new Map();
    for (const row of docs.iterate(block * BLOCK_ROWS, (block + 1) * BLOCK_ROWS - 1)) {
      add(found, integer(row, 'site'), atomsOf(fold(text(row, 'text'))));
    }
    return found;
  };
  const putIn = (): void => {
    put.get(open, termsOf(parts ?? read(open)));
  };
  const past = (id: number): void => {
    const next = blockOf(id + 1);
    if (next === open) return;
    putIn();
    [open, parts] = [next, new Map()];
  };

  return {
    note(id, site, atoms) {
      past(id - 1);
      parts ??= read(open);
      add(parts, site, atoms);
    },
    past,
    around(id, change) {
      const block = blockOf(id);
      if (block >= open) {
        change();
        parts = undefined;
        return;
      }
      const before = termSet(read(block));
      change();
      const after = termSet(read(block));
      const gone = [...before].filter((part) => !after.has(part));
      const came = [...after].filter((part) => !before.has(part));
      if (gone.length + came.length === 0) return;
      // Both, even if one is nothing: the engine counts its rows.
      take.run(block, gone.join(' '));
      put.run(block, came.join(' '));
    },
    undone(done) {
      [open, parts] = [blockOf(done + 1), undefined];
    },
  };
}
