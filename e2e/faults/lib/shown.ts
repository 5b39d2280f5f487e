import type { Thread } from '@shopbell/sdk';
import type { Shown } from '../../../sim/history.ts';

/** What a screen shows, for the checker. Only where older history is still to be loaded may the first events be missing. */
export const shownOf = (
  who: string,
  { conversation, events, desk, pending, more }: Pick<Thread, 'conversation' | 'events' | 'desk' | 'pending' | 'more'>,
  isAgent: boolean,
): Shown => ({
  who,
  conversation,
  public: events,
  first: more ? (events[0]?.seq ?? 1) - 1 : 0,
  // Without any desk event loaded, all of them may lie before.
  ...(isAgent ? { desk, deskFirst: more ? (desk[0]?.deskSeq ?? Number.POSITIVE_INFINITY) - 1 : 0 } : {}),
  pending: pending.map(({ cid }) => cid),
});
