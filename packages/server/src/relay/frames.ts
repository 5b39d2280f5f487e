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

/** Cuts a page in two until every frame fits; a single event is sent as it is. Encoded already, and too large: `json`. */
function split<E>(json: string, events: readonly E[], after: number, page: Page<E>): Encoded[] {
  const last = events.at(-1);
  if (last === undefined) return [];
  if (events.length === 1 || fits(json)) return [{ json, last: page.numberOf(last) }];
  const first = events.slice(0, events.length >> 1);
  const rest = events.slice(first.length);
  const middle = first.at(-1);
  const from = middle === undefined ? after : page.numberOf(middle);
  return [...split(page.encode(first, after), first, after, page), ...split(page.encode(rest, from), rest, from, page)];
}
interface Page<E> {
  numberOf(event: E): number;
  encode(events: readonly E[], after: number): string;
}

const factsJson = (conversation: ConversationId, after: number, events: readonly PublicEvent[], head: number): string =>
  JSON.stringify({ type: 'facts', conversation, after, events, head } satisfies Told<Facts>);

const deskJson = (conversation: ConversationId, after: number, events: readonly DeskEvent[], head: number): string =>
  JSON.stringify({ type: 'desk', conversation, after, events, head } satisfies Told<Desk>);

/** Public events behind `after`, in as many frames as a narrow line asks for (C11). */
export function factsFrames(
  conversation: ConversationId,
  after: number,
  events: readonly PublicEvent[],
  head: number,
): Encoded[] {
  const json = factsJson(conversation, after, events, head);
  const last = events.at(-1);
  // One for every message that is delivered: nothing is made for a cut that isn't needed.
  if (last && fits(json)) return [{ json, last: last.seq }];
  return split(json, events, after, {
    numberOf: ({ seq }) => seq,
    encode: (part, from) => factsJson(conversation, from, part, head),
  });
}

/** The same of desk events. */
export function deskFrames(
  conversation: ConversationId,
  after: number,
  events: readonly DeskEvent[],
  head: number,
): Encoded[] {
  const told = deskTold(events);
  return split(deskJson(conversation, after, told, head), told, after, {
    numberOf: ({ deskSeq }) => deskSeq,
    encode: (part, from) => deskJson(conversation, from, part, head),
  });
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
