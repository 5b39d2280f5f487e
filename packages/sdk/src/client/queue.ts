import type { ConversationId } from '@shopbell/protocol';
import type { Blocked, QueuePlace } from '../chat-types.ts';
import { fits, oneOf } from '../wire/shape.ts';

/** What the relay tells of waiting; anything else under these topics is skipped. */
const QUEUE = { topic: oneOf('queue'), conversation: '', rev: 0, place: 0, 'expectedWaitMs?': 0 } as const;
const BLOCKED = { topic: oneOf('blocked'), rev: 0, blocked: true, 'until?': 0 } as const;

/** What a shopper who waits is told: state of the relay's, of this line only. */
export interface Queue {
  of(conversation: ConversationId | undefined): QueuePlace | undefined;
  /** The shop takes no words of theirs. */
  readonly blocked: Blocked | undefined;
  /** A state of the lane; others' topics are none of its business. */
  hear(state: object): void;
  /** The line is gone, or the person: what was told holds no longer. */
  clear(): void;
}

export function createQueue(changed: () => void): Queue {
  const places = new Map<ConversationId, QueuePlace & { rev: number }>();
  let blocked: Blocked | undefined;
  return {
    of(conversation = '') {
      const { place = 0, expectedWaitMs } = places.get(conversation) ?? {};
      return place ? { place, expectedWaitMs } : undefined;
    },
    get blocked() {
      return blocked;
    },
    hear(state) {
      if (fits(BLOCKED, state)) {
        blocked = state.blocked ? { until: state.until } : undefined;
        changed();
      }
      if (!fits(QUEUE, state)) return;
      const { conversation, rev, place, expectedWaitMs } = state;
      if (rev <= (places.get(conversation)?.rev ?? -1)) return;
      places.set(conversation, { place, rev, expectedWaitMs });
      changed();
    },
    clear() {
      if (places.size > 0 || blocked) changed();
      places.clear();
      blocked = undefined;
    },
  };
}
