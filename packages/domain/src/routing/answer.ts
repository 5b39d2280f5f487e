import type { AgentId, ConversationId } from '@shopbell/protocol';
import type { GroupId } from './floor.ts';

/** An offer that is over. The request keeps its place; store `passedBy` with it. */
export interface EndedOffer {
  conversation: ConversationId;
  agent: AgentId;
  /** `lapsed`: not accepted in time. `withdrawn`: its agent is gone, has no line or no room, or may not answer it now. */
  why: 'lapsed' | 'withdrawn';
  passedBy: readonly AgentId[];
}

/** A conversation that lost its agent. It waits again from now, at the place it had. */
export interface Requeued {
  conversation: ConversationId;
  /** Who had it: the first who knows it from now on. */
  agent: AgentId;
  why: 'line_lost' | 'signed_off' | 'agent_gone';
}

export interface Assigned {
  conversation: ConversationId;
  agent: AgentId;
}

/** A new offer. Store `passedBy` with it: empty when everybody has been asked and the round begins anew. */
export interface Offered {
  conversation: ConversationId;
  agent: AgentId;
  until: number;
  passedBy: readonly AgentId[];
}

/** Why a request becomes a left message. */
export type LeftReason =
  /** Everybody who answers such things has signed off, or nobody ever did. */
  | 'nobody_on_duty'
  /** Nobody who does is on duty, somebody is away. */
  | 'everybody_away'
  /** The group is on duty, but nobody there has the skills or the language. */
  | 'nobody_able'
  /** Nobody is on duty but who gave it away or declined it, in a group that gives out. */
  | 'nobody_else'
  /** As many wait as the group lets wait. */
  | 'queue_full'
  /** It has waited as long as the group lets it wait. */
  | 'waited_too_long'
  /** Its group is no more. */
  | 'group_gone';

export interface Left {
  conversation: ConversationId;
  why: LeftReason;
  /** With `nobody_able`: skills, then the language, that nobody on duty has; all that is needed, when no one person has all. */
  lacking?: readonly string[];
}

/** What a waiting shopper is told. */
export interface Place {
  conversation: ConversationId;
  group: GroupId;
  /** 1 is next. Without holes in a group. */
  place: number;
  /** Who it is offered to. */
  offeredTo?: AgentId;
  /** Expected wait in ms, never 0. Absent: no data, an offer is out, or the group picks by itself. */
  expectedWaitMs?: number;
}

/**
 * What a pass found, to be carried out in this order. Whoever waited, or was requeued, is once in `assigned`, `left` or
 * `waiting`; who has a new offer is in `waiting` too.
 */
export interface Answer {
  ended: readonly EndedOffer[];
  requeued: readonly Requeued[];
  assigned: readonly Assigned[];
  offered: readonly Offered[];
  left: readonly Left[];
  /** By priority, then place. */
  waiting: readonly Place[];
  /** Epoch ms of the next pass, if nothing else happens. Absent: time alone changes nothing. */
  nextAt?: number;
}
