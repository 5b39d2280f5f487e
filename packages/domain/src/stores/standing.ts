import { isOpen, nextChange } from '../hours/open.ts';
import { parseHours } from '../hours/parse.ts';
import type { Store } from './store.ts';

/** Whether a store is open, and when that changes. */
export interface StoreStanding {
  readonly open: boolean;
  /** When it opens or closes, in turn, epoch ms: the first turns `open` around, the second turns it back. Cut at `most`. */
  readonly turns: readonly number[];
}

/**
 * How a store stands at an instant, in its own zone; undefined where its hours are not known.
 * @param most turns at most; default: the next one
 */
export function storeStanding({ hours: json }: Pick<Store, 'hours'>, at: number, most = 1): StoreStanding | undefined {
  const read = json && parseHours(json);
  if (!read?.ok) return undefined;
  const turns: number[] = [];
  for (let from = at; turns.length < most; ) {
    const change = nextChange(read.hours, from);
    if (!change) break;
    turns.push(change.at);
    from = change.at;
  }
  return { open: isOpen(read.hours, at), turns };
}
