/**
 * One gap-free log as far as it is known here: the public one or the desk's. `items` leaves out the kinds this client
 * does not know; the cursors count them.
 */
export interface Lane<E> {
  readonly items: readonly E[];
  /** The number right before the first loaded one; 0 when everything is loaded. */
  readonly first: number;
  /** The last number applied; undefined while nothing is known, so that reading starts with any page. */
  readonly last: number | undefined;
  /** How far the log is known to go. */
  readonly head: number;
  /** Up to this number events were loaded, not news. */
  readonly quiet: number;
}

/** An event's number, and the event unless this client does not know its kind. */
export interface Numbered<E> {
  readonly n: number;
  readonly event: E | undefined;
}

/** Events in order, the first one right behind `after`, and how far the log goes. */
export interface LanePage<E> {
  readonly after: number;
  readonly events: readonly Numbered<E>[];
  readonly head: number;
}

/** A lane nothing is known of, to be read from its tail. */
export const EMPTY_LANE: Lane<never> = { items: [], first: 0, last: undefined, head: 0, quiet: 0 };

/** What a page did to a lane. */
export interface Taken<E> {
  readonly lane: Lane<E>;
  /** What was added, in order. */
  readonly added: readonly E[];
  /** The part of it that was not there before somebody looked. */
  readonly news: readonly E[];
  /** The page does not follow on what is known: ask for what lies between. */
  readonly hole: boolean;
}

/**
 * Applies a page: `last + 1` is taken, what is known is dropped, behind a hole nothing is shown (C10, C12). A lane's first
 * page is what was there before somebody looked, up to its `head`: not news.
 */
export function takePage<E>(lane: Lane<E>, { after, events, head }: LanePage<E>): Taken<E> {
  const fresh = lane.last === undefined;
  const quiet = fresh ? head : lane.quiet;
  const added: E[] = [];
  const news: E[] = [];
  let last = lane.last ?? after;
  let hole = after > last;
  for (const { n, event } of events) {
    hole ||= n > last + 1;
    if (hole || n <= last) continue;
    last = n;
    if (!event) continue;
    added.push(event);
    if (n > quiet) news.push(event);
  }
  const items = added.length ? [...lane.items, ...added] : lane.items;
  const first = fresh ? after : lane.first;
  return { lane: { items, first, last, head: Math.max(lane.head, head, last), quiet }, added, news, hole };
}

/** Remembers how far the log goes. */
export const raise = <L extends Lane<unknown>>(lane: L, head = 0): L => (head > lane.head ? { ...lane, head } : lane);

/** True while the log is known to go further than what is loaded. */
export const behind = ({ head, last = 0 }: Lane<unknown>): boolean => head > last;
