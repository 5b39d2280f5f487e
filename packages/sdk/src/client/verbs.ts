import { ChatError } from '../errors.ts';
import type { Unsent } from '../outbox/outbox.ts';
import type { Stored, Thread } from '../types.ts';
import type { Talk } from './talk.ts';
import { checkText } from './text.ts';

/** What a verb needs of a shopper's client. */
export interface Counter {
  readonly talk: Talk;
  readonly textMaxChars: number;
  /** The conversation on the counter, while it is open. */
  readonly thread: Thread | undefined;
  submit(request: Unsent): Promise<Stored>;
}

/** The conversation an edit or a recall is about. */
function here({ thread }: Counter): string {
  if (!thread) throw new ChatError('conversation_closed');
  return thread.conversation;
}

/** A shopper's verbs that are loaded with the first conversation. */
export const verbs = {
  async edit(counter: Counter, of: number, text: string): Promise<Stored> {
    checkText(text, counter.textMaxChars);
    return counter.submit({ type: 'edit', conversation: here(counter), of, text });
  },
  async recall(counter: Counter, of: number): Promise<Stored> {
    return counter.submit({ type: 'recall', conversation: here(counter), of });
  },
  /** Resolves with whether there are more. */
  async history({ talk }: Counter, limit?: number): Promise<boolean> {
    await talk.older(undefined, limit);
    return talk.counter([]).more;
  },
  async end({ thread, submit }: Counter): Promise<void> {
    if (thread) await submit({ type: 'close', conversation: thread.conversation });
  },
};
