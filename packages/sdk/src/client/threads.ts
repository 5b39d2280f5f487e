import type { Entry } from '../outbox/outbox.ts';
import { fold } from '../timeline/fold.ts';
import type { Log } from '../timeline/log.ts';
import type { Typing } from '../timeline/typing.ts';
import type { Pending, Thread } from '../types.ts';
import { toPending } from './pending.ts';
import type { Marking } from './receipts.ts';

/** Who types in a conversation, and who has read what. */
export type Around = Pick<Typing, 'in'> & Pick<Marking, 'of'>;

/** One's own words that the thread does not show yet, notes among them. */
const pendingOf = (entries: readonly Entry[]): readonly Pending[] =>
  entries.flatMap((entry) => {
    const isNote = entry.request.type === 'note';
    return toPending([entry]).map((one) => (isNote ? { ...one, lane: 'desk' as const } : one));
  });

/** What people see of a log, with these requests below it. */
export function toThread(log: Log, entries: readonly Entry[], around: Around): Thread {
  const { conversation, items, first, desk, state = first ? 'active' : 'requested' } = log;
  return {
    conversation,
    state,
    events: fold(items),
    desk: desk?.items ?? [],
    more: first > 0,
    pending: pendingOf(entries),
    typing: around.in(conversation),
    ...around.of(conversation),
  };
}
