import type { Actor, ConversationId, PublicEvent } from '@shopbell/protocol';
import type { ChatView, QueuePlace } from './chat-view.ts';
import type { ChatErrorCode } from './errors.ts';
import type { Rating } from './rating/types.ts';
import type { Consent } from './said-types.ts';
import type { CommonEvents, SendStatus } from './types.ts';

/** Something in a conversation's log: where, and when by the relay's clock in epoch ms. */
export interface Happened {
  readonly conversation: ConversationId;
  readonly seq: number;
  readonly at: number;
}

/** An agent, as shoppers are told of them. */
export interface AgentName {
  readonly id: string;
  readonly name: string;
}

/** A way to a store that counts as a visit there. */
export interface Referral {
  /** What the store is called. */
  readonly store: string;
  /** Its page: the store, what the agent wrote, and the code to show there. */
  readonly url: string;
  /** Until when the code is good, epoch ms. */
  readonly expiresAt: number | undefined;
}

/** How far one's own message has come. */
export interface MessageStatus {
  readonly cid: string;
  /** Undefined while there is no conversation. */
  readonly conversation: ConversationId | undefined;
  /** Its place in the log, once it has one. */
  readonly seq: number | undefined;
  /** Forward only, but that a failed one may be tried again: `delivered` to, and `read` by, the other side. */
  readonly status: SendStatus | 'delivered' | 'read';
  /** Why, when `failed`. */
  readonly problem: ChatErrorCode | undefined;
}

/**
 * What the log and the view tell, each once and in order; loaded history tells nothing, what was missed while the line was away does.
 * Their part of the SDK is loaded when somebody listens to one.
 */
export interface DerivedEvents {
  /** The place among those who wait is another one; undefined: it does not wait any more, or the line is gone. */
  queue: QueuePlace | undefined;
  /** A conversation began. */
  started: Happened;
  /** An agent answers from here on: the one who has the conversation, or a further one. */
  agentJoined: Happened & { readonly agent: AgentName };
  /** An agent answers no longer: a guest left, or who had the conversation gave it back, or another one got it. */
  agentLeft: Happened & { readonly agent: AgentName };
  /** The conversation went from one agent to another; `agentLeft` and `agentJoined` come with it. */
  transferred: Happened & { readonly from: AgentName; readonly to: AgentName };
  messageStatus: MessageStatus;
  /** How many messages are unread is another number. */
  unread: number;
  /** The words were left for later: nobody could answer, or the shopper liked it better. `dueAt` is when the shop means to have answered, epoch ms. */
  leftMessage: Happened & { readonly dueAt: number | undefined };
  /** The shop sent the shopper to one of its stores; or they took the way there themselves (`NearStore.referral`): then it is in no log. */
  referral: Partial<Happened> & Referral;
  /** The conversation is over; `by` ended it. */
  ended: Happened & { readonly by: Actor };
  /** The shopper has rated a conversation, here or on another device, or has changed what they said. */
  rated: Happened & Rating;
}

export interface ChatEvents extends CommonEvents, DerivedEvents {
  /** Anything in `view` changed. At most once a microtask. */
  change: ChatView;
  /** A message was added to the log, by either side, in order, once. Loading history does not emit it. */
  message: Extract<PublicEvent, { kind: 'message' }> & { conversation: string; mine: boolean };
  /** Somebody on the other side started or stopped typing. */
  typing: { conversation: string; on: boolean; name: string | undefined };
  /** Whether anybody is on duty has changed. */
  availability: 'online' | 'away';
  /** Where things are kept is said anew, here or in another tab: what you keep beside the client has to follow. */
  consent: Consent;
}
