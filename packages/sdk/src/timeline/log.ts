import type { ConversationId, ConversationState, DeskEvent, PublicEvent, PublicKind } from '@shopbell/protocol';
import { behind, EMPTY_LANE, type Lane, type LanePage, type Taken, takePage } from './lane.ts';

/** What is known of one conversation: its public log, and for agents the desk's. */
export interface Log extends Lane<PublicEvent> {
  readonly conversation: ConversationId;
  /** As told by the relay's list or the last event; undefined while neither has been seen. */
  readonly state: ConversationState | undefined;
  /** Agents only. */
  readonly desk?: Lane<DeskEvent>;
}

/** The state an event of this kind leaves a conversation in; the others leave it as it is. */
const STATE: { readonly [K in PublicKind]?: ConversationState } = {
  requested: 'requested',
  assigned: 'active',
  left: 'left',
  closed: 'closed',
};

/** A log that was there before this client: it is read from its tail. */
export const newLog = (conversation: ConversationId, state?: ConversationState): Log => ({
  ...EMPTY_LANE,
  conversation,
  state,
});

/** True until a conversation is closed. */
export const isOpen = ({ state }: { readonly state: ConversationState | undefined }): boolean => state !== 'closed';

/** A page was applied to a log. */
export interface Applied<E> extends Omit<Taken<E>, 'lane'> {
  readonly log: Log;
}

/** Applies public events. */
export function takeFacts(log: Log, page: LanePage<PublicEvent>): Applied<PublicEvent> {
  const { lane, ...taken } = takePage(log, page);
  const state = taken.added.reduce((before, { kind }) => STATE[kind] ?? before, log.state);
  return { ...taken, log: { ...log, ...lane, state } };
}

/** Where the log stands, as `follow` says it; what is undefined does not go over the wire. */
export const standing = ({ conversation, last, desk }: Log) => ({ conversation, seq: last, deskSeq: desk?.last });

/**
 * The same for agents. The desk's lane starts where the public one does: as long as no page of it has come, both are asked
 * for from there, or what stands before would never be.
 */
export const deskStanding = (log: Log) => ({
  ...standing(log),
  ...(log.desk?.last === undefined && log.last !== undefined ? { seq: log.first } : {}),
});

/** True while there is something to ask the relay for. */
export const isBehind = (log: Log): boolean => behind(log) || (!!log.desk && behind(log.desk));
