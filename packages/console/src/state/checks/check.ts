import type { Finding, Guard } from '@shopbell/domain';
import type { ConversationId } from '@shopbell/protocol';
import type { Lane } from '../items.ts';

/** Words that are about to go, trimmed. `edits` – they replace those of one's own message with that number. */
export interface Outgoing {
  readonly conversation: ConversationId;
  readonly lane: Lane;
  readonly text: string;
  readonly edits?: number;
  /** What the files are called that go with them; then there may be no words. */
  readonly files?: readonly string[];
}

/** What the checks know beside the words; each takes what it needs. */
export interface SendContext {
  /** Epoch ms. */
  readonly at: number;
  /** When another conversation than before was opened; undefined: not since the page is there. */
  readonly openedAt: number | undefined;
  /** The other conversation that the words in the box were meant for, as far as the keys tell. */
  readonly meantFor: ConversationId | undefined;
  /** Everything said there was erased since the words were begun. */
  readonly erased?: boolean;
  /** What words to a shopper are looked through by; undefined with an older server. */
  readonly guard?: Guard | undefined;
  /** What this agent said here last, newest first, as long ago as repetitions count. */
  readonly earlier?: readonly string[];
}

/** What an agent is asked before words go. `mayPass` – they may be sent all the same. */
export type Question = { readonly mayPass: boolean } & (
  | {
      readonly is: 'other_shopper';
      /** The conversation whose typing ran on into this one; undefined: this one was opened just now. */
      readonly meantFor: ConversationId | undefined;
    }
  /** All that they may answer was erased. */
  | { readonly is: 'erased' }
  /** A variable of a ready reply still stands in the words. */
  | { readonly is: 'gap'; readonly name: string }
  | {
      readonly is: 'guard';
      /** The words, and on lines of their own the names of files. */
      readonly words: string;
      /** What the shop asked to think about, and where it is in `words`. */
      readonly findings: readonly Finding[];
    }
);

/** One reason to ask. Pure: the same words in the same context get the same answer. */
export type Check = (outgoing: Outgoing, context: SendContext) => Question | undefined;
