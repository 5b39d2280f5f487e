import { ChatError, type ChatErrorCode } from './errors.ts';
import type { LocalCode } from './local-errors.ts';

/** What has become of a request: three ends that a page answers differently. */
export type Outcome<T> =
  /** The relay has it on its disk. */
  | { readonly outcome: 'stored'; readonly value: T }
  /** It was not: by the relay, by a hook, or by what is wrong with it. The words are the caller's again. */
  | { readonly outcome: 'refused'; readonly error: ChatError & { readonly code: Exclude<ChatErrorCode, Away> } }
  /** There is no line, or the client or its person went before there was one. */
  | { readonly outcome: 'offline'; readonly error: ChatError & { readonly code: Away } };

/** Nobody was asked. */
export type Away = Extract<LocalCode, 'offline' | 'destroyed' | 'signed_out' | 'discarded'>;

const AWAY: readonly string[] = ['offline', 'destroyed', 'signed_out', 'discarded'] satisfies Away[];

/**
 * Ack, refusal and offline as a value, told apart in the types. Rejects only with what is no `ChatError`.
 * While the line is away `send` waits as long as it takes, and so does this.
 */
export async function outcomeOf<T>(request: Promise<T>): Promise<Outcome<T>> {
  try {
    return { outcome: 'stored', value: await request };
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    return { outcome: AWAY.includes(error.code) ? 'offline' : 'refused', error } as Outcome<T>;
  }
}
