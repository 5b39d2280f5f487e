import type { Thread } from '@shopbell/sdk';
import type { Entry } from './entries.ts';

type Event = Thread['events'][number];

/** What became of a message that was left: nobody has answered it, or it is answered in another one of theirs. */
export type LeftEnd = 'unanswered' | 'elsewhere';

/** The end of a talk, as far as it is loaded. */
const overIn = ({ events }: Thread) => events.findLast(({ kind }) => kind === 'closed');

/**
 * What the line of that key, that a talk is over, means for a message that was left in it; undefined where somebody answered, where the
 * shopper has ended it, and for all other lines. The log has no word for it: nothing that was said since tells it, and one that was
 * merged is over while another waits.
 *
 * @param entries of all of them: whether what was left waited for an answer is told there
 */
export function leftEnd(key: string, threads: readonly Thread[], entries: readonly Entry[]): LeftEnd | undefined {
  const thread = threads.find((one) => key === `${one.conversation} ${overIn(one)?.seq}`);
  const over = thread && overIn(thread);
  const left = thread?.events.findLast(({ kind }) => kind === 'left');
  if (!over || !left || over.by.role === 'shopper') return undefined;
  const isOwed = entries.some(
    (entry) => entry.kind === 'happened' && entry.what === 'left' && entry.key === `${thread.conversation} ${left.seq}`,
  );
  const answers = ({ kind, by, seq }: Event): boolean => seq > left.seq && kind === 'message' && by.role === 'agent';
  if (!isOwed || thread.events.some(answers)) return undefined;
  const waits = (other: Thread): boolean =>
    other.events.some(({ kind, at }) => kind === 'left' && at <= over.at) &&
    !((overIn(other)?.at ?? over.at) < over.at);
  return threads.some((other) => other !== thread && waits(other)) ? 'elsewhere' : 'unanswered';
}
