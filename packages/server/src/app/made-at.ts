import type { Cid } from '@shopbell/protocol';

/** When the client made this id, in epoch ms by its own clock: the first 48 bits of a UUIDv7. */
export const madeAt = (cid: Cid): number => Number.parseInt(cid.slice(0, 8) + cid.slice(9, 13), 16);
