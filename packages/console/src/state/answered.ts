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
  const last = thread.events.findLast(
    (event) => event.kind === 'message' && event.by.role === 'agent' && event.by.id !== selfId && event.seq > since,
  );
  return last?.kind === 'message' && last.by.role === 'agent' ? { name: last.by.name, text: last.text } : undefined;
}
