import type { Thread } from '@shopbell/sdk';
import type { Tells } from '../board.ts';
import { plain } from '../text/plain.ts';
import type { Said } from './entries.ts';

/** What a message replies to. */
export interface Quote {
  /** Where it is: in the log, but not loaded; taken back or erased; or loaded. */
  readonly state: 'far' | 'gone' | 'here';
  readonly conversation: string;
  readonly seq: number;
  /** The key of its entry; empty unless it is here. */
  readonly key: string;
  /** True for one's own. */
  readonly mine: boolean;
  /** Empty for one's own, and for one without a name. */
  readonly name: string;
  /** Its words, the name of its file, or what its card is called. */
  readonly text: string;
}

/**
 * The message that this one replies to; undefined where it replies to none, or answers a card, which says so itself.
 *
 * @param called what the card of a message is called
 */
export function quoteOf(
  { source, thread: own }: Pick<Said, 'source' | 'thread'>,
  threads: readonly Thread[],
  called: Tells['called'],
): Quote | undefined {
  const { re, act } = source;
  // What is on its way goes into the conversation on the counter.
  const thread = own ?? threads.at(-1);
  if (typeof re !== 'number' || act || !thread) return undefined;
  const { conversation, events } = thread;
  const nobody = { conversation, seq: re, key: '', mine: false, name: '', text: '' };
  const event = events.find(({ seq }) => seq === re);
  if (!event) return { ...nobody, state: 'far' };
  if (event.kind !== 'message') return { ...nobody, state: 'gone' };
  const { by } = event;
  const mine = by.role === 'shopper';
  const name = mine ? '' : plain('name' in by ? by.name : '');
  const key = (mine && event.cid) || `${conversation} ${re}`;
  const text = plain(event.text || event.file?.name) || called({ source: event });
  return { state: 'here', conversation, seq: re, key, mine, name, text };
}
