import type { Actor, ConversationId } from '@shopbell/protocol';
import { TYPING_TTL_MS } from '../limits.ts';
import type { Clock } from '../ports.ts';

/** Shortest time between two typing frames of one's own, in ms. */
export const TYPING_EVERY_MS = 3_000;

/** Who is typing where, and one's own mark. Passing: nothing here survives a lost line. */
export interface Typing {
  /** Who types in a conversation. */
  in(conversation: ConversationId): Actor[];
  /** Somebody else started or stopped. */
  heard(conversation: ConversationId, by: Actor, on: boolean): void;
  /** One's own typing: sends a frame unless one went out just now. */
  say(conversation: ConversationId, on: boolean): void;
  /** Forgets everybody, oneself included. */
  clear(): void;
}

/** `changed` is told who started or stopped. */
export function createTyping(
  clock: Clock,
  send: (frame: object) => boolean,
  changed: (conversation: ConversationId, by: Actor, on: boolean) => void,
): Typing {
  const marks = new Map<string, { conversation: ConversationId; by: Actor; forget: () => void }>();
  let own: ConversationId | undefined;
  let until = 0;

  const typing: Typing = {
    in: (conversation) => [...marks.values()].flatMap((mark) => (mark.conversation === conversation ? mark.by : [])),
    heard(conversation, by, on) {
      const key = conversation + by.role + ('id' in by && by.id);
      const mark = marks.get(key);
      mark?.forget();
      marks.delete(key);
      if (on) {
        const forget = clock.after(TYPING_TTL_MS, () => typing.heard(conversation, by, false));
        marks.set(key, { conversation, by, forget });
      }
      if (!mark === on) changed(conversation, by, on);
    },
    say(conversation, on) {
      const now = clock.now();
      if (on === (own === conversation && now < until)) return;
      own = send({ type: 'typing', conversation, on }) && on ? conversation : undefined;
      until = now + TYPING_EVERY_MS;
    },
    clear() {
      for (const { conversation, by } of [...marks.values()]) typing.heard(conversation, by, false);
      own = undefined;
    },
  };
  return typing;
}
