import { LIMITS } from '@shopbell/protocol/constants';
import type { Thread } from '@shopbell/sdk';

/** One's own stored message, as an edit or a recall names it. */
export interface Own {
  seq: number;
  text: string;
}

/**
 * One's own messages that may still be edited or taken back, oldest first: for two minutes, while the conversation is open.
 *
 * @param now by the server's clock, epoch ms
 */
export function amendable(thread: Thread | undefined, selfId: string | undefined, now: number): readonly Own[] {
  if (!thread || thread.state === 'closed') return [];
  return thread.events.flatMap((event) =>
    event.kind === 'message' &&
    event.by.role === 'agent' &&
    event.by.id === selfId &&
    now < event.at + LIMITS.amendWindowMs
      ? [{ seq: event.seq, text: event.text }]
      : [],
  );
}
