import type { AgentId, ConversationId, DeskEvent, PromiseKind } from '@shopbell/protocol';
import type { ThreadEvent } from './types.ts';

/** The signed-in agent, for one site. */
export interface AgentSelf {
  id: string;
  name: string;
  duty: 'agent' | 'supervisor' | 'admin';
  site: { id: string; slug: string; name: string };
}

/** `online` gets new conversations, `busy` is on duty and gets nothing new; `away` and `off` are not on duty. */
export type AgentStatus = 'online' | 'busy' | 'away' | 'off';

/** Somebody of the staff who is here. What an older relay doesn't tell is absent. */
export interface Colleague {
  readonly id: AgentId;
  readonly name: string;
  readonly status?: AgentStatus;
  readonly groups?: readonly string[];
  /** Conversations they have, and may have at a time; told every few seconds. */
  readonly load?: number;
  readonly limit?: number;
  /** Since when they stand as they do, epoch ms. */
  readonly since?: number;
}

/** Who answers what. One that is not `open` makes left messages of what is given to it. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly open: boolean;
}

/** How this agent stands. */
export interface AgentDuty {
  readonly status: AgentStatus;
  /** Conversations they may have at a time. */
  readonly limit: number;
  /** Ids of the groups whose requests they answer. */
  readonly groups: readonly string[];
  /** What shoppers are told while they are away. */
  readonly autoReply?: string;
}

/** A request that is offered to this agent alone, until `until` (epoch ms by the relay's clock). */
export interface Offer {
  readonly conversation: ConversationId;
  readonly group: string;
  readonly until: number;
}

/** The shopper of a followed conversation, as the relay tells it. */
export interface ShopperNow {
  /** Another number than before: what is written down about them has changed. */
  readonly facts: number;
  /** Where they are; absent while they are not on the shop's pages. */
  readonly live?: {
    /** Since when this page is before their eyes, epoch ms. */
    readonly at: number;
    readonly page?: { readonly url: string; readonly title: string };
    /** As the shop's page says it. */
    readonly product?: {
      readonly id: string;
      readonly name: string;
      readonly price?: string;
      readonly picture?: string;
    };
    readonly order?: { readonly number: string; readonly state?: string; readonly url?: string };
    readonly cart?: {
      readonly lines: readonly { readonly name: string; readonly count?: number; readonly price?: string }[];
      readonly total?: string;
    };
    /** The page's, none of the desk's. */
    readonly tags?: readonly string[];
    readonly language?: string;
    readonly timeZone?: string;
    readonly device?: { readonly browser?: string; readonly system?: string; readonly handheld: boolean };
  };
}

/** How long an answer may take, and how long before that it is told to hurry. */
export interface ReplyLimit {
  readonly limitMs: number;
  readonly warnBeforeMs: number;
}
/** Times of a day, as `HH:MM`. */
export type Spans = readonly { readonly from: string; readonly to: string }[];
/** Service hours as wall times of a zone (IANA); an exception stands instead of its day of the week. */
export interface Hours {
  readonly zone: string;
  readonly week: Readonly<Record<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun', Spans>>;
  readonly exceptions: readonly { readonly date: string; readonly spans: Spans }[];
}

/** What becomes of words that a rule finds: nothing, a question before they go, or a refusal. */
export type GuardLevel = 'off' | 'warn' | 'block';

/** What an agent's words to a shopper are looked through for: by a client that asks before it sends, and by the relay in any case. */
export interface GuardRules {
  readonly levels: Readonly<Record<'phrases' | 'abuse' | 'repetition' | 'contacts', GuardLevel>>;
  readonly phrases: readonly string[];
  /** Changes the product's own list. */
  readonly abuse: { readonly add: readonly string[]; readonly without: readonly string[] };
  /** The shop's own contacts, and the hosts of its pages. */
  readonly own: readonly string[];
  readonly hosts: readonly string[];
}

/** What the site's reply clocks go by: thresholds, and hours as wall times. Without hours it is always open. */
export interface Rules {
  readonly replyRule: {
    readonly limits: Readonly<Record<'first_reply' | 'reply', ReplyLimit>>;
    readonly counts: 'all_time' | 'service_time';
  };
  readonly hours?: Hours;
  /** The site's zone (IANA); absent with an older relay. */
  readonly zone?: string;
  readonly groups: readonly { readonly id: string; readonly hours?: Hours }[];
  /** The revision of the site's ready replies, which are read over HTTP. Absent: there are none. */
  readonly replies?: number;
  /** Absent with a relay of before there was a guard. */
  readonly guard?: GuardRules;
  /** Who may look behind the masks in shoppers' words. */
  readonly reveal?: 'own' | 'supervisors' | 'nobody';
}

/** What an agent promises a shopper, by when (epoch ms); with the number of the order it is about. */
export interface NewPromise {
  readonly what: PromiseKind;
  readonly order?: string;
  readonly dueAt: number;
  readonly text: string;
}

/**
 * Kept, with what came of it where that is told: of a follow-up it has to be; given up, with the reason; due at another time, with the reason; or owed by oneself from now on, or, with the reason, by the colleague
 * `to`.
 */
export type PromiseSettlement =
  | { readonly outcome: 'kept'; readonly text?: string }
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'given_up'; readonly text: string }
  | { readonly outcome: 'given'; readonly to: AgentId; readonly text: string }
  | { readonly outcome: 'moved'; readonly dueAt: number; readonly text: string };

/** A colleague who types a note, or a whisper to this agent. */
export interface Writer {
  readonly by: { readonly id: AgentId; readonly name: string };
  readonly lane: 'desk' | 'whisper';
}

/** Events out of the middle of a conversation, in order and without holes. */
export interface ThreadPage {
  /** `seq` of the first and of the last event in it, known here or not. Without any, `last` is before `first`. */
  readonly first: number;
  readonly last: number;
  /** Folded by themselves, as a thread's are: an edit behind the page is not in its message. */
  readonly events: readonly ThreadEvent[];
  /** Desk events that stand behind them; on the first page those before as well. */
  readonly desk: readonly DeskEvent[];
}
