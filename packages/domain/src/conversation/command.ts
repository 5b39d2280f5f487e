import type {
  Actor,
  AgentId,
  CardAct,
  Cid,
  DeskEvent,
  GuardRule,
  HandoverReason,
  LeftReason,
  PromiseKind,
  PublicEvent,
  RequeueReason,
  SharedCard,
  SharedFile,
} from '@shopbell/protocol';
import type { AskTerms, RatingSaid } from '../rating/rating.ts';
import type { GroupName } from '../routing/floor.ts';
import type { AgentName, Conversation, Leaving, MemberName } from './conversation.ts';

export type ShopperActor = Extract<Actor, { role: 'shopper' }>;
export type AgentActor = Extract<Actor, { role: 'agent' }>;
export type SystemActor = Extract<Actor, { role: 'system' }>;

/** What the site's guard found in an agent's words: `block` keeps them from the shopper. */
export interface Guarded {
  level: 'warn' | 'block';
  /** What was found, the reason first. */
  rules: readonly GuardRule[];
}

/** What goes with words: `re` is the message they reply to, `act` what they say to the order check it is. */
export interface Attachments {
  file?: SharedFile;
  card?: SharedCard;
  re?: number;
  act?: CardAct;
}

/** Somebody changes what they said: `target` is the event `of` as the log has it now, if it has one. */
interface Amendment {
  by: ShopperActor | AgentActor;
  cid: Cid;
  of: number;
  target: PublicEvent | undefined;
  /** Epoch ms: the server's clock at the request. */
  now: number;
  /** Time after a message's `at` in which it may be changed, in ms. */
  windowMs: number;
}

/** A conversation goes from the agent who has it, with what whoever takes it next should know. */
interface HandOver {
  by: AgentActor;
  cid: Cid;
  reason: HandoverReason;
  text: string;
}

/**
 * What became of a promise: kept, with what came of it where that is told, given up or moved with the reason, or owed by another; `to` is
 * undefined where the site has no agent of that id. Epoch ms.
 */
export type Settlement =
  | { outcome: 'kept'; text?: string }
  | { outcome: 'taken' }
  | { outcome: 'given_up'; text: string }
  | { outcome: 'moved'; dueAt: number; text: string }
  | { outcome: 'given'; to: AgentName | undefined; text: string };

/** What can be asked of a conversation that exists. */
export type Command =
  /**
   * The shopper says something. `autoReply`: what who has it lets them be told while away; absent while they are not. `leave`: they leave it
   * for later.
   */
  | ({ do: 'ask'; by: ShopperActor; cid: Cid; text: string; autoReply?: string; leave?: Leaving } & Attachments)
  /** An agent says something to the shopper. `beside`: words that they read where its card leads to, and that are no part of it. */
  | ({ do: 'answer'; by: AgentActor; cid: Cid; text: string; beside?: string; guarded?: Guarded } & Attachments)
  /** An agent writes a note for colleagues. */
  | { do: 'note'; by: AgentActor; cid: Cid; text: string }
  /** The words of a message change. */
  | ({ do: 'edit'; text: string; guarded?: Guarded } & Amendment)
  /** A message is taken back. */
  | ({ do: 'recall' } & Amendment)
  /** An agent takes it. `mayPick`: their group picks, it was offered to them, or they oversee the floor. */
  | { do: 'take'; by: AgentActor; cid: Cid; hasRoom: boolean; mayPick: boolean }
  /** The routing gives it to an agent. `isThere`: on duty, and not busy. */
  | { do: 'assign'; by: SystemActor; agent: AgentName; hasRoom: boolean; isThere: boolean }
  /** An agent hands it to a colleague with a note; `to` is undefined where nobody on duty has that id. */
  | ({ do: 'transfer'; to: AgentName | undefined; hasRoom: boolean } & HandOver)
  /** An agent hands it to a group with a note; `group` is undefined where the site has none of that id. */
  | ({ do: 'transfer_to_group'; group: GroupName | undefined } & HandOver)
  /** An agent gives it back to the queue. */
  | ({ do: 'give_back' } & HandOver)
  /** The agent `from` is gone, has no line or has signed off: it waits again. */
  | { do: 'requeue'; by: SystemActor; from: AgentId; why: RequeueReason }
  /** A supervisor takes it from the agent whom they saw have it, and says why. */
  | { do: 'take_over'; by: AgentActor; cid: Cid; from: AgentId; text: string }
  /** A supervisor says something to the agent `to`, whom they saw have it, and to no shopper. */
  | { do: 'whisper'; by: AgentActor; cid: Cid; to: AgentId; text: string }
  /** Who has it asks a colleague in; `to` is undefined where nobody on duty has that id. `most` guests and invited at a time. */
  | { do: 'invite'; by: AgentActor; cid: Cid; to: AgentName | undefined; most: number; text: string }
  /** An agent comes in beside who has it. `oversees`: they oversee the floor, and need no invitation. */
  | { do: 'join'; by: AgentActor; cid: Cid; oversees: boolean }
  /** An agent says no to an invitation. */
  | { do: 'decline'; by: AgentActor; cid: Cid }
  /** An agent who joined leaves. */
  | { do: 'part'; by: AgentActor; cid: Cid }
  /** The agent `agent` has signed off: they are in it no more, and nobody waits for them to come. */
  | { do: 'withdraw'; by: SystemActor; agent: AgentId }
  /** An agent notes what they promised the shopper; at most `most` are open at a time. */
  | {
      do: 'promise';
      by: AgentActor;
      cid: Cid;
      what: PromiseKind;
      order?: string;
      dueAt: number;
      text: string;
      most: number;
    }
  /** An agent says what became of a promise. `oversees`: they oversee the floor. */
  | ({ do: 'settle'; by: AgentActor; cid: Cid; promise: Cid; oversees: boolean } & Settlement)
  /** Nobody can answer: the wait that began at `since` becomes a left message, due at `dueAt` (epoch ms). */
  | { do: 'leave'; by: SystemActor; since: number; why: LeftReason; lacking?: readonly string[]; dueAt?: number }
  /**
   * The shopper, the agent who has it, or a rule of the site ends it: of what went quiet at `lastAt`, where that is said. `rating`: what the
   * shopper is asked with it; absent where the site asks nobody then.
   */
  | {
      do: 'close';
      by: ShopperActor | AgentActor | SystemActor;
      cid?: Cid;
      lastAt?: number;
      rating?: AskTerms;
    }
  /** An agent asks for a rating; `terms` is undefined where the site asks nobody. `oversees`: they oversee the floor. */
  | { do: 'ask_rating'; by: AgentActor; cid: Cid; terms: AskTerms | undefined; oversees: boolean }
  /**
   * The shopper says what they think of it. `now` is the server's clock at the request, epoch ms. So many stars as `low.upTo` or fewer are
   * followed up by `low.dueAt`.
   */
  | { do: 'rate'; by: ShopperActor; cid: Cid; now: number; said: RatingSaid; low: { upTo: number; dueAt: number } }
  /** An agent says that a left message will not be answered. */
  | { do: 'give_up'; by: AgentActor; cid: Cid; text: string }
  /** An agent has a left message answered in `into`, which was asked first (`merge_in`). */
  | { do: 'merge_into'; by: AgentActor; into: Pick<Conversation, 'id' | 'case'> }
  /** An agent has the left message `from` answered here too. */
  | { do: 'merge_in'; by: AgentActor; cid: Cid; from: Pick<Conversation, 'id' | 'person' | 'left' | 'contact'> }
  /** The shop proves who the shopper is, and how early they are served. */
  | { do: 'identify'; by: SystemActor; member: MemberName; priority?: number }
  /** All that was said and written in it so far is erased; when and by whom stays. */
  | { do: 'wipe'; by: SystemActor };

export type Deed = Command['do'];
export type CommandTo<D extends Deed> = Extract<Command, { do: D }>;

type Unstamped<E, K extends PropertyKey> = E extends unknown ? Omit<E, K> : never;

/** An event before the log gives it a number and a time. */
export type PublicDraft = Unstamped<PublicEvent, 'seq' | 'at'>;
export type DeskDraft = Unstamped<DeskEvent, 'deskSeq' | 'afterSeq' | 'at'>;
export type Draft = { lane: 'public'; event: PublicDraft } | { lane: 'desk'; event: DeskDraft };

export const publicly = (event: PublicDraft): Draft => ({ lane: 'public', event });
export const atTheDesk = (event: DeskDraft): Draft => ({ lane: 'desk', event });

export const nameOf = (agent: AgentActor): AgentName => ({ id: agent.id, name: agent.name });

/** Who they are and how early they are served, 0 unless said; at the desk alone. */
export const identified = (by: SystemActor, member: MemberName, priority = 0): Draft =>
  atTheDesk({ kind: 'identified', by, member, ...(priority > 0 ? { priority } : {}) });
