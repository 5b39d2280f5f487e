import type { Conversation, Rating } from '@shopbell/domain';
import { type Row, text } from './row.ts';

function broken(): never {
  throw new TypeError('column rating holds no rating');
}

const count = (value: unknown): number => (typeof value === 'number' ? value : broken());

function parse(json: string): Rating {
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null) return broken();
  const held: Readonly<Record<string, unknown>> = { ...value };
  return {
    seq: count(held.seq),
    until: count(held.until),
    ...(held.invited === true ? { invited: true } : {}),
    ...(held.stars === undefined ? {} : { stars: count(held.stars) }),
    ...(typeof held.solved === 'boolean' ? { solved: held.solved } : {}),
  };
}

/** What a row says of its rating. Throws on a column that holds none. */
export const ratingOf = (row: Row): Pick<Conversation, 'rating'> =>
  row.rating === null ? {} : { rating: parse(text(row, 'rating')) };
