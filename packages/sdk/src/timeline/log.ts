import type { ConversationId, ConversationState, DeskEvent, PublicEvent, PublicKind } from '@shopbell/protocol';
import { EMPTY_LANE, type Lane, type LanePage, type Numbered, raise, type Taken, takeOlder, takePage } from './lane.ts';

/** What is known of one conversation: its two lanes, and whether the relay was asked for the rest. */
export interface Log {
  readonly conversation: ConversationId;
  /** As told by the relay's list or the last event; undefined while neither has been seen. */
  readonly state: ConversationState | undefined;
  readonly open: Lane<PublicEvent>;
  /** Agents only. */
  readonly desk: Lane<DeskEvent>;
  /** True when the log was there before this client looked: its first page is no news. */
  readonly loading: boolean;
  /** When the relay was last asked with `follow` and has not answered since, monotonic ms. */
  readonly askedAt: number | undefined;
}

/** The state an event of this kind leaves a conversation in; the others leave it as it is. */
const STATE: { readonly [K in PublicKind]?: ConversationState } = {
  requested: 'requested',
  assigned: 'active',
  left: 'left',
  closed: 'closed',
};

/**
 * A log nothing is known of. One that was there before is read from its tail; one that is born now from its first event,
 * or what was lost of its beginning would never be missed.
 */
export const newLog = (conversation: ConversationId, loading: boolean, state?: ConversationState): Log => ({
  conversation,
  state,
  open: loading ? EMPTY_LANE : { ...EMPTY_LANE, last: 0 },
  desk: EMPTY_LANE,
  loading,
  askedAt: undefined,
});

/** A page of one lane was applied. */
export interface Applied<E> extends Taken<E> {
  readonly log: Log;
}

/** Applies public events. A page that follows on answers what was asked. */
export function takeFacts(log: Log, page: LanePage<PublicEvent>): Applied<PublicEvent> {
  const taken = takePage(log.open, page, log.loading);
  const state = taken.added.reduce((before, { kind }) => STATE[kind] ?? before, log.state);
  return { ...taken, log: { ...log, open: taken.lane, state, askedAt: taken.hole ? log.askedAt : undefined } };
}

/** Puts older events in front. In a log nothing is known of, they are the newest there are. */
export function takeHistory(log: Log, before: number, events: readonly Numbered<PublicEvent>[], more: boolean): Log {
  const last = before - 1;
  const open = log.open.last === undefined ? { ...raise(log.open, last), first: last, last, quiet: last } : log.open;
  return { ...log, open: takeOlder(open, before, events, more) };
}

/** Where the log stands, as `follow` says it; what is undefined does not go over the wire. */
export const standing = ({ conversation, open, desk }: Log) => ({
  conversation,
  seq: open.last,
  deskSeq: desk.last,
});
