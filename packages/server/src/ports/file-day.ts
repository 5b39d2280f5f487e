/** Even an empty file costs this much of a day's allowance, in bytes: a name, a row, a place in a folder. */
export const FILE_COSTS_BYTES = 64 * 1024;

/** Days since 1970, UTC. */
export const dayOf = (at: number): number => Math.floor(at / 86_400_000);
