import { integer, type Row } from './row.ts';
import type { Statements } from './statements.ts';

/** Every so many events of a conversation one is in an index: 1, 65, 129 … (`log_mark` in the schema says it too). */
const MARK_EVERY = 64;

/** Where the logs of a conversation are found: its numbers in this file, its heads, the row of its newest public event. */
export interface Place {
  readonly siteNo: number;
  readonly no: number;
  readonly seq: number;
  readonly deskSeq: number;
  readonly tip: number;
}

/** Reads public logs by their chain: from an event that an index or the head knows back to the ones before it. */
export interface Chain {
  /** The events from `from` to `to`, both included, newest first. All of them are looked up. */
  back(place: Place, from: number, to: number): Iterable<Row>;
  /** All of them without their words, newest first. */
  bones(place: Place): readonly Row[];
  /** One event; undefined when there is none of that number. */
  one(place: Place, seq: number): Row | undefined;
}

export function createChain(sql: Statements): Chain {
  /** The row of an event at `seq` or at most `MARK_EVERY` behind it. */
  const startOf = ({ siteNo, no, seq: head, tip }: Place, seq: number): number => {
    if (head - seq < MARK_EVERY) return tip;
    const mark = sql.mark.get(siteNo, no, seq);
    return mark ? integer(mark, 'id') : tip;
  };

  const back = (place: Place, from: number, to: number): Iterable<Row> => {
    const newest = Math.min(to, place.seq);
    if (newest < from) return [];
    return sql.readBack.iterate(place.siteNo, place.no, startOf(place, newest), from, newest);
  };

  return {
    back,
    bones: ({ siteNo, no, seq, tip }) => sql.bonesBack.all(siteNo, no, tip, 1, seq),
    one(place, seq) {
      if (seq < 1) return undefined;
      for (const row of back(place, seq, seq)) return row;
      return undefined;
    },
  };
}
