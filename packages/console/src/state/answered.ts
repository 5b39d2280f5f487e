import type { Thread } from '@shopbell/sdk';

/** What a colleague said to the shopper since some words were begun. */
export interface Answered {
  readonly name: string;
  readonly text: string;
}

/** The last answer of another agent behind the event `since`; undefined where there is none. */
export function answeredSince(
  thread: Thread | undefined,
  selfId: string,
  since: number | undefined,
): Answered | undefined {
  if (!thread || since === undefined) return undefined;
  const { events } = thread;
  // From the end, and no further than there: the thread may be a long one.
  for (let at = events.length - 1; at >= 0; at--) {
    const event = events[at];
    if (!event || event.seq <= since) break;
    const { kind, by } = event;
    if (kind === 'message' && by.role === 'agent' && by.id !== selfId) return { name: by.name, text: event.text };
  }
  return undefined;
}
