import type { BoneRow } from '../bone-of-row.ts';
import type { LogRow } from '../log-row.ts';
import { integer, type Row, text } from './row.ts';

const nullable = <T>(row: Row, column: string, read: (row: Row, column: string) => T): T | null =>
  row[column] === null ? null : read(row, column);

/** What figures read of a database row. */
export const boneRow = (row: Row): BoneRow => ({
  kind: text(row, 'kind'),
  at: integer(row, 'at'),
  role: text(row, 'role'),
  author: nullable(row, 'author', text),
  cid: nullable(row, 'cid', text),
  agent: nullable(row, 'agent', text),
  ref: nullable(row, 'ref', text),
  due: nullable(row, 'due', integer),
});

/** The log row of a database row. */
export const logRow = (row: Row): LogRow => ({
  ...boneRow(row),
  seq: nullable(row, 'seq', integer),
  deskSeq: nullable(row, 'desk_seq', integer),
  afterSeq: nullable(row, 'after_seq', integer),
  of: nullable(row, 'of', integer),
  withheld: nullable(row, 'withheld', integer),
  size: integer(row, 'size'),
  body: nullable(row, 'body', text),
});
