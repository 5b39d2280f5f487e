import type { Place } from '@shopbell/domain';
import type { ConversationId } from '@shopbell/protocol';
import type { Standing } from '../ports/board.ts';

/** A wait that is expected to last this much more or less than was told is told anew. */
const WORTH_TELLING = 0.2;

/** What waiting shoppers were told, and what is to be told anew. */
export interface Places {
  of(conversation: ConversationId): Standing | undefined;
  /** Takes the places of a pass. */
  set(waiting: readonly Place[]): void;
  /** It waits no more. */
  drop(conversation: ConversationId): void;
  /** Those whose place is another than was told; they count as told from here on. */
  changed(): ConversationId[];
}

const differs = (told: Standing | undefined, now: Standing | undefined): boolean => {
  if (told?.place !== now?.place) return true;
  const [before = 0, after = 0] = [told?.expectedWaitMs, now?.expectedWaitMs];
  return Math.abs(after - before) > before * WORTH_TELLING;
};

export function createPlaces(): Places {
  let now = new Map<ConversationId, Standing>();
  const told = new Map<ConversationId, Standing>();
  const dirty = new Set<ConversationId>();

  return {
    of: (conversation) => now.get(conversation),
    set(waiting) {
      const before = now;
      now = new Map(
        waiting.map(({ conversation, place, expectedWaitMs }) => [
          conversation,
          { place, ...(expectedWaitMs === undefined ? {} : { expectedWaitMs }) },
        ]),
      );
      for (const id of before.keys()) if (!now.has(id)) dirty.add(id);
      for (const [id, standing] of now) if (differs(told.get(id), standing)) dirty.add(id);
    },
    drop(conversation) {
      if (now.delete(conversation)) dirty.add(conversation);
    },
    changed() {
      const ids: ConversationId[] = [];
      for (const id of dirty) {
        const standing = now.get(id);
        if (!differs(told.get(id), standing)) continue;
        if (standing) told.set(id, standing);
        else told.delete(id);
        ids.push(id);
      }
      dirty.clear();
      return ids;
    },
  };
}
