import type { ConversationId } from '@shopbell/protocol';
import type { QueuePlace } from '../chat-types.ts';
import { fits, oneOf } from '../wire/shape.ts';

/** What the relay tells of waiting; anything else under these topics is skipped. */
const QUEUE = { topic: oneOf('queue'), conversation: '', rev: 0, place: 0, 'expectedWaitMs?': 0 } as const;
const OPENS = { topic: oneOf('availability'), 'opensAt?': 0 } as const;

/** What a shopper who waits is told: state of the relay's, of this line only. */
export interface Queue {
  of(conversation: ConversationId | undefined): QueuePlace | undefined;
  /** When service begins again, epoch ms. */
  readonly opensAt: number | undefined;
  /** A state of the lane; others' topics are none of its business. */
  hear(state: object): void;
  /** The line is gone, or the person: what was told holds no longer. */
  clear(): void;
}

export function createQueue(changed: () => void): Queue {
  const places = new Map<ConversationId, QueuePlace & { rev: number }>();
  let opensAt: number | undefined;
  return {
    of(conversation = '') {
      const { place = 0, expectedWaitMs } = places.get(conversation) ?? {};
      return place ? { place, expectedWaitMs } : undefined;
    },
    get opensAt() {
      return opensAt;
    },
    hear(state) {
      if (fits(OPENS, state) && state.opensAt !== opensAt) {
        opensAt = state.opensAt;
        changed();
      }
      if (!fits(QUEUE, state)) return;
      const { conversation, rev, place, expectedWaitMs } = state;
      if (rev <= (places.get(conversation)?.rev ?? -1)) return;
      places.set(conversation, { place, rev, expectedWaitMs });
      changed();
    },
    clear() {
      if (places.size > 0) changed();
      places.clear();
    },
  };
}
