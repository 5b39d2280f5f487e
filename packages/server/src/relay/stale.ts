import type { Conversation } from '@shopbell/domain';
import { createRecent } from '../recent.ts';

/** Half of the conversations whose newest hint is remembered: those that are talked in now. */
const RECENT_HALF = 4096;

/**
 * Tells hints that tell of a conversation as it was before a newer hint: the bus may repeat and reorder them. What they bring
 * has been brought, or is read from the store behind the newer one; but who may read, and in whose list it stands, must not
 * go back to what it was.
 */
export function createStaleness(): (conversation: Conversation) => boolean {
  const newest = createRecent<{ seq: number; deskSeq: number }>(RECENT_HALF);
  return ({ id, seq, deskSeq }) => {
    const known = newest.get(id);
    if (!known) {
      newest.set(id, { seq, deskSeq });
      return false;
    }
    if (seq < known.seq || deskSeq < known.deskSeq) return true;
    known.seq = seq;
    known.deskSeq = deskSeq;
    return false;
  };
}
