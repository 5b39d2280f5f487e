import type { Scale } from './types.ts';

/** In the short form faults share the machine with each other, and with whatever else it does. */
const SHARED = 3;
/** What starts a process, waits for a disk or is a few ms shows the machine alone then. */
export const OF_THE_MACHINE = 10;

/**
 * How long something may take, in ms: as long as is promised where it is measured, several times that in the short form.
 * @param times how many times, in the short form; three unless said
 */
export const limitMs = (promisedMs: number, scale: Scale, times = SHARED): number =>
  scale === 'long' ? promisedMs : times * promisedMs;
