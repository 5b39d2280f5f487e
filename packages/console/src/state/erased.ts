import type { Thread } from '@shopbell/sdk';

/** The word that all before it was erased, the newest one. */
export const wipedIn = (thread: Thread | undefined) => thread?.events.findLast(({ kind }) => kind === 'wiped');

/** Whether all that was said was erased behind the event `since`: what was begun before answers what is gone. */
export const erasedSince = (thread: Thread | undefined, since = 0): boolean => (wipedIn(thread)?.seq ?? 0) > since;
