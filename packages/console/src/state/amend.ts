import type { Thread } from '@shopbell/sdk';

/** One's own stored message, as an edit or a recall names it. */
export interface Own {
  seq: number;
  text: string;
}

/**
 * One's own messages that may still be edited or taken back, oldest first: for a while, while the conversation is open.
 *
 * @param now by the server's clock, epoch ms
 * @param windowMs the view's `amendWindowMs`
 */
export function amendable(
  thread: Thread | undefined,
  selfId: string | undefined,
  now: number,
  windowMs: number,
): readonly Own[] {
  if (!thread || thread.state === 'closed') return [];
  return thread.events.flatMap((event) =>
    event.kind === 'message' && event.by.role === 'agent' && event.by.id === selfId && now < event.at + windowMs
      ? [{ seq: event.seq, text: event.text }]
      : [],
  );
}
