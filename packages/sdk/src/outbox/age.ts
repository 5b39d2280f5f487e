import { type Entry, isUnsent } from './outbox.ts';
import type { Gate } from './pace.ts';

/** What was pressed this long ago waits for a person's yes, in ms (C20). */
export const STALE_MS = 24 * 3_600_000;
/** What was pressed this long ago is paid from the allowance for late requests: the relay's bound and 5 s, in ms (C20). */
export const LATE_MS = 15_000;

/** Too old to go without a person's word (C20). What was stored before is not asked about again. */
export const isStale = (entry: Entry, wall: number): boolean =>
  isUnsent(entry) && !entry.out && !entry.sure && !entry.again && wall - entry.at > STALE_MS;

/**
 * What was stored before goes before anything newer (C13), an edit once its message is there again; and nothing passes what
 * waits for a person's word.
 * @param anew words may go again without the conversation they were said in: those for another one wait for their answers
 */
export function gateOf(entries: readonly Entry[], wall: number, lateBurst = 0, anew = false): Gate {
  const place = new Map(
    entries.flatMap((entry, index) => (entry.again && isUnsent(entry) ? [[entry.cid, index]] : [])),
  );
  const named = new Set(
    entries.flatMap(({ out, request }) => (out && request.type === 'say' && request.conversation) || []),
  );
  return (entry) => {
    const { again, request } = entry;
    if (isStale(entry, wall) || (place.size && !again)) return undefined;
    const behind = again && 'said' in request && Number(place.get(request.said ?? '')) - Number(place.get(entry.cid));
    // One whose message another tab said by a clock that was ahead stands before that, and must not keep it back.
    if (behind) return behind > 0 ? false : undefined;
    if (anew && request.type === 'say') {
      const { conversation } = request;
      if (named.size && !named.has(conversation ?? '')) return undefined;
      if (conversation) named.add(conversation);
    }
    return lateBurst && wall - entry.at > LATE_MS ? 1 : 0;
  };
}
