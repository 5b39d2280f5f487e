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
 */
export function gateOf(entries: readonly Entry[], wall: number, lateBurst = 0): Gate {
  const offered = new Set(entries.flatMap((entry) => (entry.again && isUnsent(entry) ? entry.cid : [])));
  return (entry) => {
    const { again, request } = entry;
    if (isStale(entry, wall) || (offered.size && !again)) return undefined;
    if (again && 'said' in request && offered.has(request.said ?? '')) return undefined;
    return lateBurst && wall - entry.at > LATE_MS ? 1 : 0;
  };
}
