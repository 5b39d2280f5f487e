import type {
  AgentId,
  Cid,
  ConversationId,
  ConversationRow,
  DeskEvent,
  HandoverReason,
  PublicEvent,
} from '@shopbell/protocol';
import type {
  AgentDuty,
  AgentSelf,
  AgentStatus,
  Colleague,
  Group,
  NewPromise,
  Offer,
  PromiseSettlement,
  Rules,
  ShopperNow,
  ThreadPage,
  Writer,
} from './desk-types.ts';
import type { FileLink, Upload, UploadChanged, UploadOptions } from './files/types.ts';
import type {
  Carried,
  CommonEvents,
  Connection,
  StorageKind,
  Stored,
  StoredNote,
  Thread,
  Unsubscribe,
} from './types.ts';

/** What `createAgent` has to know. */
export interface AgentOptions {
  /** The relay's origin. Default in browsers: the page's own. */
  endpoint?: string;
  /** An agent token, outside browsers; `signIn` gets one too. Browsers use the cookie. */
  token?: string;
}

/** What an agent signs in with. */
export interface Credentials {
  email: string;
  password: string;
  /** Of the second factor, or a recovery code; for accounts that have one. */
  code?: string;
  /** Slug; default: the agent's oldest membership. */
  site?: string;
}

/** What the console needs, as one immutable value. */
export interface AgentView {
  connection: Connection;
  /** Undefined until greeted. */
  self: AgentSelf | undefined;
  /** Requests nobody has taken. Unsorted: the console sorts by what is due. */
  waiting: readonly ConversationRow[];
  /** Left messages nobody has taken; with their `agent`, those that a colleague has claimed and not answered so far. */
  left: readonly ConversationRow[];
  /** This agent's active conversations. */
  mine: readonly ConversationRow[];
  /** Open conversations of cases this agent owns that a colleague has, or that wait: theirs to see through. */
  owned: readonly ConversationRow[];
  /** Active conversations a colleague has and this agent joined (`guests`) or is asked into (`invited`). Empty with an older relay. */
  company: readonly ConversationRow[];
  /** Supervisors and admins: every active conversation of the site, up to 100. Empty for others, and with an older relay. */
  floor: readonly ConversationRow[];
  /**
   * Conversations, closed ones too, with an open promise (`promises`) that this agent owes; for supervisors and admins, with anybody's.
   * Empty with an older relay.
   */
  promises: readonly ConversationRow[];
  /** Who of the site is here, oneself included: a conversation can be given to those on duty. */
  colleagues: readonly Colleague[];
  /** The site's groups: a conversation can be given to them. */
  groups: readonly Group[];
  /** How this agent stands; undefined until greeted, and with a relay of before there was a status. */
  duty: AgentDuty | undefined;
  /** What is offered to this agent: `take` accepts, `pass` declines. */
  offers: readonly Offer[];
  /** What reply clocks go by; undefined until greeted, and with an older relay. */
  rules: Rules | undefined;
  /** Their shoppers, by conversation: of those that are open on this client, once the relay has told. Empty with an older relay. */
  shoppers: ReadonlyMap<ConversationId, ShopperNow>;
  /** Threads that are open on this client, by conversation. */
  threads: ReadonlyMap<ConversationId, Thread>;
  /** Who types at the desk of a followed conversation, without oneself; answers that are typed are in the thread's `typing`. */
  writing: ReadonlyMap<ConversationId, readonly Writer[]>;
  /** Where unsent messages are kept; `device` until the first one. While it is `memory` they are lost with the page. */
  storage: StorageKind;
  /** Unsent messages older than 24 h, which wait for `sendStale` or `discardStale` with what came after them (C20). */
  stale: number;
  /**
   * By how much this machine's clock (`Date.now()`) is ahead of the relay's, in ms; negative where it is behind, 0 until greeted. Every other
   * `at` of this view is the relay's time, also that of what is not sent so far.
   */
  aheadMs: number;
  /** So long after a message's `at` the relay takes an edit or a recall of it, in ms; 0: not at all. 120 000 before a welcome. */
  amendWindowMs: number;
}

export interface AgentEvents extends CommonEvents {
  /** Anything in `view` changed. At most once a microtask. */
  change: AgentView;
  /** A public event of a followed conversation was added, in order, once. */
  event: PublicEvent & { conversation: ConversationId };
  /** A desk event of a followed conversation was added, in order, once. */
  desk: DeskEvent & { conversation: ConversationId };
  /** The session ended: signed out elsewhere, revoked or run out. */
  signedOut: undefined;
}

/** A press that was before the call: `cid` as `Agent.cid` gave it then. */
export interface Press {
  readonly cid?: string;
}

/** An agent's line to the relay. */
export interface Agent {
  readonly view: AgentView;
  /**
   * Signs in with a real account: a cookie in browsers, a token kept in memory elsewhere. Rejects with `sign_in_refused`, and
   * with `code_required` or `code_refused` where the account has a second factor.
   */
  signIn(credentials: Credentials): Promise<AgentSelf>;
  /** Ends the session; this agent's unsent words are gone from the device. */
  signOut(): Promise<void>;
  /** Opens the line; resolves once greeted. Rejects with `session_invalid` when nobody is signed in. */
  connect(): Promise<AgentSelf>;
  /**
   * Follows a conversation: its thread appears in `view.threads` and stays whole across reconnects. One that is there already
   * and in none of the lists is asked for anew: a colleague may have had it meanwhile.
   */
  open(conversation: ConversationId): void;
  /** Stops following it. */
  leave(conversation: ConversationId): void;
  /**
   * Takes a waiting conversation, or what was offered. Rejects with `already_taken` when a colleague was faster, `at_limit` when one has
   * as many as one may, `not_offered` where the group gives requests out and this one was not offered, `off_duty` when one has
   * signed off, as `takeOver` and `join` do.
   */
  take(conversation: ConversationId): Promise<Stored>;
  /** Declines what was offered; it goes to somebody else. */
  pass(conversation: ConversationId): void;
  /**
   * Says how one stands; `view.duty` tells when it is so. Said again after a reconnect until it is. `off` gives back what one has.
   * `autoReply` sets what shoppers are told while one is away, at most 500 characters, with it: empty for nothing, absent to leave it.
   */
  setStatus(status: AgentStatus, more?: { autoReply?: string }): void;
  /**
   * Hands a conversation one has to a colleague on duty, or to a group, with the note whoever has it next reads first. Rejects with
   * `colleague_away` when they are not on duty, `colleague_full` when they have as many as they may, `group_unknown`, and with
   * `not_yours` when somebody else has it by now.
   */
  transfer(
    conversation: ConversationId,
    to: AgentId | { group: string },
    handover: { reason: HandoverReason; note: string },
  ): Promise<StoredNote>;
  /** Gives a conversation one has back to the queue, where it keeps its place; the note is for who takes it next. */
  giveBack(conversation: ConversationId, handover: { reason: HandoverReason; note: string }): Promise<StoredNote>;
  /**
   * Closes a left message that will not be answered, with the reason for colleagues. Rejects with `already_taken` when a colleague has it, or
   * when it is answered.
   */
  giveUp(conversation: ConversationId, why: string): Promise<StoredNote>;
  /**
   * Answers the left message `from` in `conversation` too, both of one shopper: `from` is over then, and what is said to it lands in the
   * other one. Rejects with `other_person` where nothing proves that they are of one, and as `giveUp` does.
   */
  merge(conversation: ConversationId, from: ConversationId): Promise<StoredNote>;
  /** Supervisors and admins: takes it from the agent `from`; rejects with `already_taken` when another has it by now. */
  takeOver(conversation: ConversationId, from: AgentId, why: string): Promise<StoredNote>;
  /**
   * Supervisors and admins: words for the agent `to`, who has the conversation, at the desk; no shopper learns of it. Rejects with
   * `already_taken` when another has it by now.
   */
  whisper(conversation: ConversationId, to: AgentId, text: string, own?: Press): Promise<StoredNote>;
  /**
   * Asks a colleague on duty into a conversation one has; they read it from then on. Rejects with `colleague_away`, with `already_in`
   * when they are in it or invited, `company_full` when as many are as may be, `not_yours` when somebody else has it.
   */
  invite(conversation: ConversationId, to: AgentId, words: string): Promise<StoredNote>;
  /**
   * Comes into an active conversation beside who has it, and may answer until `part`; supervisors and admins without being invited,
   * others reject with `not_invited`. It ends with the next change of who has it.
   */
  join(conversation: ConversationId): Promise<Stored>;
  /** Says no to an invitation; rejects with `not_invited` when there is none any more. */
  decline(conversation: ConversationId): Promise<StoredNote>;
  /** Leaves a conversation one joined. */
  part(conversation: ConversationId): Promise<Stored>;
  /**
   * Notes what one has promised the shopper; the result's `cid` is its name. Rejects with `not_yours` where one neither answers, nor had it
   * last, nor owns the case, and with `promises_full`.
   */
  promise(conversation: ConversationId, made: NewPromise): Promise<StoredNote>;
  /**
   * Says what became of a promise. Rejects with `promise_unknown` where it is settled already, `not_yours` where one neither owes it nor
   * answers in the conversation nor oversees the floor; giving it to a colleague is for who owes it and who oversees the floor, and rejects with
   * `person_unknown` where the site has no agent of that id.
   */
  settlePromise(conversation: ConversationId, promise: Cid, settlement: PromiseSettlement): Promise<StoredNote>;
  /**
   * Asks the shopper to rate the conversation, once beside what is asked when it closes. Rejects with `already_asked`, `not_answered`,
   * `not_yours`, and with `forbidden` where the site asks nobody.
   */
  askRating(conversation: ConversationId): Promise<Stored>;
  /** Closes a conversation one has. */
  close(conversation: ConversationId): Promise<Stored>;
  /** A new name for a message that is pressed now and goes later: given to `send`, `note` or `whisper`, it is stored once under it. */
  cid(): string;
  /** Beside a `file` or a `card` the text may be empty. */
  send(conversation: ConversationId, text: string, own?: Press & Omit<Carried, 'act'>): Promise<Stored>;
  /** Brings a file to the relay; it goes on after a lost line by itself. Rejects with `offline` only: what goes wrong is in its view. */
  upload(file: Blob, options?: UploadOptions): Promise<Upload>;
  /**
   * What an earlier page of this agent has left (`keep`), in the order it was picked: each goes on where the relay has it. Only those that
   * no other page has in hand; each is given once.
   */
  resumeUploads(changed?: UploadChanged): Promise<readonly Upload[]>;
  /** Where the files of these messages are to be had now; ask again when they are over. At most 50 at a time. */
  links(conversation: ConversationId, seqs: readonly number[]): Promise<readonly FileLink[]>;
  /** Writes an internal note. Shoppers never learn of it. */
  note(conversation: ConversationId, text: string, own?: Press): Promise<StoredNote>;
  /** Changes one's own message `seq`, within two minutes of it (`too_late`). */
  edit(conversation: ConversationId, seq: number, text: string): Promise<Stored>;
  /** Takes one's own message `seq` back, within two minutes of it (`too_late`). */
  recall(conversation: ConversationId, seq: number): Promise<Stored>;
  /** The agent has seen the conversation up to the event `seq` (C16); told at most once a second. */
  read(conversation: ConversationId, seq: number): void;
  /** Tries a refused or waiting request again (`pending[].cid`). */
  retry(cid: string): void;
  /** Takes a message out that was refused, or that has not been sent so far. */
  discard(cid: string): void;
  /** Sends the messages older than 24 h after all. */
  sendStale(): void;
  /** Drops the messages older than 24 h; what came after them goes out. */
  discardStale(): void;
  /** Tells that one types an answer; with a `lane`, a note or a whisper, which only colleagues learn. */
  typing(conversation: ConversationId, on?: boolean, lane?: 'desk' | 'whisper'): void;
  /** Loads older events into the thread; resolves with whether there are more. */
  history(conversation: ConversationId, options?: { limit?: number }): Promise<boolean>;
  /**
   * The events right before `before`, at most `limit` (1 to 200, 50 unless said), wherever the thread stands: to look into the middle of a
   * long conversation. What fits to the front of an open thread is put there too. One at a time a conversation; rejects with `offline`, and with `conversation_unknown`.
   */
  page(conversation: ConversationId, before: number, limit?: number): Promise<ThreadPage>;
  /** Listens; returns its unsubscribe. Opens nothing. */
  on<K extends keyof AgentEvents>(event: K, listener: (value: AgentEvents[K]) => void): Unsubscribe;
  /** Closes the line and removes every listener and timer. The session stays. */
  destroy(): void;
}
