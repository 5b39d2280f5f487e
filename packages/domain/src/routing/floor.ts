import type { AgentId, ConversationId } from '@shopbell/protocol';

/** Who answers what: pre-sales (售前), after-sales (售后), or the merchant's own. */
export type GroupId = string;

/** A group as the log names it. */
export interface GroupName {
  id: GroupId;
  name: string;
}

/**
 * `online` gets new conversations. `busy` is on duty, keeps what they have and may accept what is offered, gets nothing
 * new. `away` is for a while, `off` has signed off; neither is on duty.
 */
export type AgentStatus = 'online' | 'busy' | 'away' | 'off';

export interface FloorAgent {
  id: AgentId;
  status: AgentStatus;
  /** Conversations they may have at a time; 0 gets none. */
  limit: number;
  /** Conversations they have, in whatever group of the site. Offers don't count here; a pass counts them itself. */
  load: number;
  groups: readonly GroupId[];
  skills: readonly string[];
  /** Language tags (BCP 47) they answer in; `zh` answers `zh-CN` too. None said: any. */
  languages: readonly string[];
  /** Epoch ms since when they have had nothing to do. Absent: they have something, or nobody knows. */
  idleSince?: number;
  /** Epoch ms of the loss of their last line, absent while one is there. */
  lineLostSince?: number;
}

export interface FloorGroup {
  id: GroupId;
  /** `automatic`: a pass gives requests to agents. `pick`: agents take what they want, a pass gives nothing. */
  mode: 'automatic' | 'pick';
  /** Who of several with room gets it. Loads are compared as shares of the limit. */
  order: 'least_loaded' | 'longest_idle';
  /** Time an agent has to accept, in ms. Absent: a request is assigned at once, without an offer. */
  acceptMs?: number;
  /** How many may wait without an offer; what comes after them is a left message. */
  maxWaiting: number;
  /** How long one may wait, in ms; finite, so that everybody comes to an end. */
  maxWaitMs: number;
  /** Time an agent has to come back after a lost line before their conversations wait again, in ms. */
  graceMs: number;
  /** Mean time an agent had a conversation of this group lately, in ms. Absent: no data. */
  handlingMs?: number;
}

/** What counts for routing of any conversation, waiting or held. */
interface Matter {
  conversation: ConversationId;
  group: GroupId;
  /** Greater goes first. */
  priority: number;
  /** Epoch ms of the request: its place, kept through every return to the queue. */
  since: number;
  /** Skills its agent must have, all of them. */
  skills: readonly string[];
  /** Language tag its agent must answer in. Absent: any. */
  language?: string;
}

export interface Offer {
  agent: AgentId;
  /** Epoch ms at which it has lapsed; one ms before it is still open. */
  until: number;
}

/** A request that nobody has taken, offered or not. */
export interface WaitingRequest extends Matter {
  /** Epoch ms at which this wait began: `since`, or the return to the queue after somebody had it. */
  waitsSince: number;
  /** Who knows the shopper or the matter, best first. */
  knownBy?: readonly AgentId[];
  /** Who gave it away, or declined it, in any order: it waits for somebody else. */
  refusedBy?: readonly AgentId[];
  /** Who let its offer lapse, in any order. */
  passedBy: readonly AgentId[];
  offer?: Offer;
}

/** A conversation an agent has; counted in their `load`. */
export interface HeldConversation extends Matter {
  agent: AgentId;
}

/**
 * All that a pass knows: one site at one instant. Service hours are decided before: a request made outside of them is a
 * left message from the start and never comes here. A conversation is here once, `held` or `waiting`.
 */
export interface Floor {
  agents: readonly FloorAgent[];
  groups: readonly FloorGroup[];
  waiting: readonly WaitingRequest[];
  /** Only those of agents without a line, signed off or gone matter; the others may be left out. */
  held: readonly HeldConversation[];
}
