import type { Scale } from './types.ts';

/** In the short form faults share the machine with each other, and with whatever else it does. */
const SHARED = 10;

/** How long something may take, in ms: as long as is promised where it is measured, several times that in the short form. */
export const limitMs = (promisedMs: number, scale: Scale): number =>
  scale === 'long' ? promisedMs : SHARED * promisedMs;
