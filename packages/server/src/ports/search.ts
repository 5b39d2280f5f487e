import type { AgentName, Conversation, Duty, State } from '@shopbell/domain';
import type { Actor, AgentId, ConversationId, SiteId } from '@shopbell/protocol';
import type { FindableKind, PersonKind } from '../search/findable.ts';
import type { PeopleCursor } from '../search/fit.ts';
import type { Snippet } from '../search/snippet.ts';
import type { Appended } from './store.ts';

export type Lane = 'public' | 'desk';

/** What somebody looks for. Whatever is absent is not asked about. */
export interface Question {
  site: SiteId;
  /** Who asks: only what they may read is found (`agentMayRead`). */
  by: { agent: AgentId; duty: Duty };
  words: string;
  /** Who has the conversation, or had it last. */
  agent?: AgentId | undefined;
  group?: string | undefined;
  state?: State | undefined;
  lane?: Lane | undefined;
  /** Said at this instant or later, epoch ms. */
  from?: number | undefined;
  /** Said before this instant, epoch ms. */
  to?: number | undefined;
  /** Only of shoppers who have this tag, by its id. */
  tag?: string | undefined;
  /** `next` of the answer before. */
  cursor?: number | undefined;
  /** `people.next` of the answer before: shoppers alone are asked for. */
  people?: PeopleCursor | undefined;
  /** Most results. */
  limit: number;
}

/** One thing that was said, or written down about a shopper, with the words in it. */
export interface Found {
  conversation: ConversationId;
  kind: FindableKind | PersonKind;
  /** The public event it is, or stands behind: where the conversation is opened. Of a shopper the newest. */
  seq: number;
  /** Desk events only. */
  deskSeq?: number;
  at: number;
  by: Actor;
  snippet: Snippet;
  /** How the conversation stands now. */
  state: State;
  group: string;
  shopper: Pick<Conversation, 'participant' | 'member'>;
  /** Who has it, or had it last. */
  agent?: AgentName;
}

/** Shoppers, who fits best first, and of these who came last. */
export interface People {
  found: readonly Found[];
  /** Where to go on; absent when that was all. There may be nobody behind it. */
  next?: string;
}

export interface Answer {
  /** With the first page of what was said, a few; absent where they are not asked for. */
  people?: People;
  /** What was said, newest first. */
  found: readonly Found[];
  /** Where to go on; absent when that was all. There may be nothing behind it. */
  next?: number;
  /** Only without a `cursor`: how many there are, and whether there may be more than were counted. */
  count?: { n: number; more: boolean };
}

/** What is stored and not found so far. */
export interface Lag {
  rows: number;
  /** How long the oldest of it has been stored, ms. */
  ms: number;
}

/** Counted up to this. */
export const COUNT_MAX = 1000;

/** Finds what was said. The index follows the store by itself, after it; nobody waits for it. */
export interface Search {
  /** Starts to follow; before that nothing is found. */
  begin(): void;
  /** Told after each durable group, from the relay's loop: it must cost nothing there. */
  follow(appended: readonly Appended[]): void;
  /** Rejects with `StoreBusy` while it can't be asked. */
  ask(question: Question): Promise<Answer>;
  /** What is not in the index. */
  lag(): Lag;
  /** What no question finds: the newest of what is not in the index is looked through for each. */
  unfound(): Lag;
  /** Resolves once what is stored now can be found. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}
