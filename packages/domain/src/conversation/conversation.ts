import type {
  ActorRole,
  AgentId,
  CaseId,
  Cid,
  Contact,
  ConversationId,
  DebtKind,
  LeftReason,
  Page,
  ParticipantId,
  SiteId,
} from '@shopbell/protocol';
import type { Rating } from '../rating/rating.ts';
import type { GroupId } from '../routing/floor.ts';

/** The group of a request that names none or one that is gone, and of every log of before there were groups. It can't be removed. */
export const DEFAULT_GROUP: GroupId = 'pre-sales';

/**
 * Whose a conversation is: `p:` and a participant (one device, anonymous) or `m:` and a member (the shop's own id). It
 * becomes the member's by `identify` while it is open, and never goes back.
 */
export type PersonKey = `p:${ParticipantId}` | `m:${string}`;

export interface AgentName {
  id: AgentId;
  name: string;
}

/** A member as the shop's token names them. */
export interface MemberName {
  id: string;
  name?: string;
}

/** A colleague is asked into a conversation. */
export interface Invitation {
  agent: AgentName;
  by: AgentName;
  /** Epoch ms. */
  at: number;
}

/** One matter, over one or more conversations. Its owner is the first agent who received it (首位接待负责制). */
export interface Case {
  id: CaseId;
  owner?: AgentName;
}

/** The newest message; `text` is the start of its words (`lastWords`), empty when it was taken back. */
export interface LastLine {
  /** The message's number; an edit changes its words, not its place. */
  seq: number;
  by: ActorRole;
  /** Whose words they are, when an agent's: whoever had it then, or a guest. */
  agent?: AgentId;
  at: number;
  text: string;
}

/**
 * What became of a request that nobody could answer. It stays when somebody takes it, and when it is left again before it was answered, so
 * that its answer is counted. What was answered may be left too: nobody but a person knows whether the last word was a promise.
 */
export interface LeftMessage {
  /** Epoch ms at which it became one. */
  at: number;
  /** Epoch ms by which the shop means to have answered. */
  dueAt?: number;
  /** Epoch ms of the first answer after it. */
  repliedAt?: number;
  /** Epoch ms at which an agent said that it will not be answered. */
  gaveUpAt?: number;
}

/** Where the shopper said they can be reached, and the order it is about: their own word, proven by nothing. */
export interface LeftContact extends Contact {
  order?: string;
}

/** What an agent said the shop would do (承诺), or a low rating has opened (回访), and nobody has settled so far. It is owed by somebody at every moment. */
export interface OpenPromise {
  /** The `cid` it was noted with. */
  id: Cid;
  what: DebtKind;
  /** Who owes it: who made it, or owned the case when it was opened, until another takes it or is given it. No change of who has the conversation moves it. */
  owner: AgentName;
  /** Who gave it to them. Absent: they made it, took it, or it was opened for them. */
  givenBy?: AgentName;
  /** Epoch ms. */
  at: number;
  /** Epoch ms by which it is to be kept. */
  dueAt: number;
  /** The event that made it. */
  deskSeq: number;
  /** The order it is about, by its number. */
  order?: string;
  /** Empty where the words were erased. */
  text: string;
}

/** An order check that was sent (核对订单), by its message. What is in it is the log's. */
export interface OrderCheck {
  seq: number;
  /** The shopper has said that it is right. */
  confirmed?: true;
}

/** What a shopper leaves words with. */
export interface Leaving {
  contact?: Contact;
  order?: string;
  /** Epoch ms by which the shop means to have answered. */
  dueAt?: number;
  /** Why nobody could have answered; absent: somebody could, and they would rather leave it. */
  why?: LeftReason;
}

/** What every conversation has, in any state: where its two logs stand and what lists show of it. */
export interface Common {
  id: ConversationId;
  site: SiteId;
  person: PersonKey;
  /** The device whose request opened it. */
  participant: ParticipantId;
  member?: MemberName;
  case: Case;
  /** Head of the public log; 0 only before the first event. */
  seq: number;
  /** Head of the desk log. */
  deskSeq: number;
  openedAt: number;
  /** `at` of the newest public event; the next one is never earlier (C8). */
  lastAt: number;
  /** When the shopper's first unanswered message came; absent when nobody waits. Further messages don't move it. */
  waitingSince?: number;
  /** When the shopper was told, in this wait, that whoever has it is away. Absent: not so far. */
  toldAt?: number;
  last?: LastLine;
  /** Epoch ms of the first words an agent said to the shopper. Absent: none so far. */
  answeredAt?: number;
  /** Absent: the shopper was never asked for one. */
  rating?: Rating;
  page?: Page;
  /** Who answers it: the request's, then where it was transferred to. */
  group: GroupId;
  /** Language tag the request asked for. Absent: any. */
  language?: string;
  /** What whoever answers must know. Absent: nothing. */
  skills?: readonly string[];
  /** Greater is served first; by the shop's token alone, and the desk's to see. Absent: 0. */
  priority?: number;
  /** Absent when it never was a left message. */
  left?: LeftMessage;
  /** Absent when nothing of it was left, or it was erased. */
  contact?: LeftContact;
  /** Open ones, in the order they were made; absent when there are none. They outlive the close. */
  promises?: readonly OpenPromise[];
  /** Those that were not taken back, in their order; absent when there are none. */
  checks?: readonly OrderCheck[];
}

/** Its agent was lost, gave it back, or handed it to a group. */
export type Return = 'lost' | 'given_back' | 'handed_over';

/** A shopper asks for a person; nobody took it yet. */
export interface RequestedConversation extends Common {
  state: 'requested';
  /** Epoch ms at which this wait began: the request, or the return to the queue. Its place is `openedAt`. */
  waitsSince: number;
  /** Who had it before it came back; who had the one before, in a conversation that goes on with a case. */
  lastAgent?: AgentId;
  /** How it came back, by `lastAgent`. Absent: the shopper asks. */
  returned?: Return;
}
/** A left message: asked while nobody could answer. */
export interface LeftConversation extends Common {
  state: 'left';
  /** Who had it before it came back. */
  lastAgent?: AgentId;
}
/** An agent has it. */
export interface ActiveConversation extends Common {
  state: 'active';
  /** Who has it: its clocks, its load and its close are theirs. */
  agent: AgentName;
  /**
   * Epoch ms from which their first answer is owed (RK): as the watch of the whole log has it. Absent once an agent has answered, before
   * the shopper has said a word, of what was left, and of what was taken before this was kept.
   */
  firstOwedAt?: number;
  /** Colleagues who joined and answer in it too, in the order they came; absent when there are none. */
  guests?: readonly AgentName[];
  /** Colleagues who were asked in and did neither join nor decline; absent when there are none. */
  invited?: readonly Invitation[];
}
/** Over. `agent` had it last, if anybody; `successor` is where the shopper's next words went. */
export interface ClosedConversation extends Common {
  state: 'closed';
  agent?: AgentName;
  successor?: ConversationId;
}

export type Conversation = RequestedConversation | LeftConversation | ActiveConversation | ClosedConversation;
export type State = Conversation['state'];

/** A conversation in one given state. */
export type InState<S extends State> = Extract<Conversation, { state: S }>;
