import type { Actor, Card, ConversationId } from '@shopbell/protocol';

/** One's own words, before anything is stored or sent. */
export interface Outgoing {
  readonly text: string;
  /** The conversation they are for; undefined when they open one. */
  readonly conversation: ConversationId | undefined;
  /** The message they take the place of, by its `seq`; undefined for a new one. */
  readonly edits: number | undefined;
  /** The file that goes with them: the text may be empty then. */
  readonly file: string | undefined;
  /** The card that goes with them, or its token: as with a file. */
  readonly card: Card | string | undefined;
}

/** A message of somebody else, before it is shown. */
export interface Incoming {
  readonly text: string;
  readonly conversation: ConversationId;
  readonly seq: number;
  /** Epoch ms, by the relay's clock. */
  readonly at: number;
  readonly by: Actor;
}

/** Other words in its place; `false` to refuse them, or to hide the message; nothing to leave it as it is. */
export type HookAnswer = string | false | undefined;

/** What hooks are called with, by name. */
export interface Hooks {
  beforeSend: Outgoing;
  beforeDisplay: Incoming;
}

/** What `hook` takes: it may answer at once or later, within its time. */
export type Hook<K extends keyof Hooks> = (about: Hooks[K]) => HookAnswer | Promise<HookAnswer>;

/** How long a hook may take, and what a failed one does to the text. */
export interface HookOptions {
  /** The longest it may take, in ms: 1 to 30,000, 3,000 unless said. */
  timeoutMs?: number;
  /**
   * What becomes of a text whose hook throws, takes too long or gives something else. `stop`: it is not sent, and reads as failed; it is
   * not shown. `pass`: it goes as it is. Unless said, `stop` for `beforeSend` and `pass` for `beforeDisplay`.
   */
  otherwise?: 'stop' | 'pass';
}
