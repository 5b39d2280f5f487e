import type { Cid } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';

/** When the client made this id, in epoch ms by its own clock: the first 48 bits of a UUIDv7. */
const madeAt = (cid: Cid): number => Number.parseInt(cid.slice(0, 8) + cid.slice(9, 13), 16);

/**
 * A request of an earlier time, kept while the device was offline: paid from an allowance of its own (C20). The client's
 * clock is advice; one that lies gains `lateBurst` requests, once a connection.
 */
export const isLate = (cid: Cid, now: number): boolean => now - madeAt(cid) > LIMITS.lateAfterMs;
