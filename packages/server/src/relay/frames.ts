import type { ConversationId, Desk, DeskEvent, Facts, PublicEvent } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import { deskTold } from '../app/masked.ts';

/** A frame whose events are not copied for being sent. */
type Told<F extends { events: unknown[]; type: string }> = Omit<F, 'events' | 'type'> & {
  type: string;
  events: readonly F['events'][number][];
};

/** One frame, encoded, and the number of its last event. */
export interface Encoded {
  readonly json: string;
  readonly last: number;
}

/** A character of a string has no more bytes than this. */
const CHARACTER_MAX_BYTES = 3;

/** True when a frame is small enough to come whole over a narrow line. Most are by far, and need no counting. */
const fits = (json: string): boolean =>
  json.length * CHARACTER_MAX_BYTES <= LIMITS.pageMaxBytes || Buffer.byteLength(json) <= LIMITS.pageMaxBytes;

/** Cuts a page in two until every frame fits; a single event is sent as it is. */
function split<E>(events: readonly E[], after: number, numberOf: (event: E) => number, encode: Encode<E>): Encoded[] {
  const last = events.at(-1);
  if (last === undefined) return [];
  const json = encode(events, after);
  if (events.length === 1 || fits(json)) return [{ json, last: numberOf(last) }];
  const first = events.slice(0, events.length >> 1);
  const middle = first.at(-1);
  return [
    ...split(first, after, numberOf, encode),
    ...split(events.slice(first.length), middle === undefined ? after : numberOf(middle), numberOf, encode),
  ];
}
type Encode<E> = (events: readonly E[], after: number) => string;

/** Public events behind `after`, in as many frames as a narrow line asks for (C11). */
export function factsFrames(
  conversation: ConversationId,
  after: number,
  events: readonly PublicEvent[],
  head: number,
): Encoded[] {
  return split(
    events,
    after,
    ({ seq }) => seq,
    (part, from) =>
      JSON.stringify({ type: 'facts', conversation, after: from, events: part, head } satisfies Told<Facts>),
  );
}

/** The same of desk events. */
export function deskFrames(
  conversation: ConversationId,
  after: number,
  events: readonly DeskEvent[],
  head: number,
): Encoded[] {
  return split(
    deskTold(events),
    after,
    ({ deskSeq }) => deskSeq,
    (part, from) =>
      JSON.stringify({ type: 'desk', conversation, after: from, events: part, head } satisfies Told<Desk>),
  );
}

/** The newest of these events that fit into one frame, at least one. */
export function newestThatFit(events: readonly PublicEvent[]): PublicEvent[] {
  let from = events.length;
  let bytes = 0;
  while (from > 0) {
    bytes += Buffer.byteLength(JSON.stringify(events[from - 1])) + 1;
    if (bytes > LIMITS.pageMaxBytes && from < events.length) break;
    from -= 1;
  }
  return events.slice(from);
}
