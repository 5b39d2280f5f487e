import type { AnyForms } from './forms.ts';
import type { Rest } from './rest/messages.ts';

/** Everything the panel says, in one language. A missing or extra key does not compile. @typeParam C in how many forms it counts */
export interface Messages<C = AnyForms> {
  /** Which way it is written. */
  dir: 'ltr' | 'rtl';
  /** Between things that are told in one breath. */
  comma: string;
  /** Name of the panel, and its title where the site gives none; the launcher's before there is a panel. */
  title: string;
  /** Name of the launcher while something is unread: at least 1. */
  titleUnread: C;
  /** Name of the launcher while half-typed words wait. */
  titleDraft: string;
  close: string;
  /** Who is here. */
  online: string;
  away: string;
  /** @param name the agent's */
  withYou: (name: string) => string;
  agentTyping: (name: string) => string;
  someoneTyping: string;

  greeting: string;
  greetingOnline: string;
  greetingAway: string;
  greetingUnknown: string;

  /** Name of the thread. */
  thread: string;
  loading: string;
  loadingEarlier: string;
  newHere: string;
  newMessages: C;
  assigned: (name: string) => string;
  /** A colleague of the agent's came in, and left. */
  joined: (name: string) => string;
  parted: (name: string) => string;
  /** An agent gave the conversation back to the queue. */
  requested: string;
  left: string;
  closed: string;
  /** A message is gone. @param name whose it was */
  recalled: (name: string) => string;
  recalledMine: string;
  erased: string;
  you: string;
  /** Somebody of the shop who has no name. */
  shop: string;
  opensTab: string;
  /** Behind emoji that stand alone: not every reader has words for them. */
  emoji: string;

  /** The ladder of one's own message. `waiting`: it is kept nowhere but in this page. */
  waiting: string;
  waitingOffline: string;
  saved: string;
  savedOffline: string;
  sending: string;
  stored: string;
  delivered: string;
  read: string;
  failed: string;
  failedTooLong: string;
  /** A hook of the shop's page does not let it through, or gave no answer. */
  failedRefused: string;
  failedUnchecked: string;
  retry: string;
  discard: string;

  /** Mark of a message that was changed. */
  edited: string;
  /** Unsent messages are lost with the page. */
  unsafe: string;
  outboxFull: string;

  placeholder: string;
  send: string;

  connecting: string;
  offline: string;
  refused: string;
  refusedPerson: string;
  refusedVersion: string;

  /** Fetches what the later parts say. */
  rest: () => Promise<{ default: Rest<C> }>;
}
