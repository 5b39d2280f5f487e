/** Clients spread their first retry over connections ÷ this many a second (C23). */
const RETURNS_PER_SECOND = 400;
const RECONNECT_WINDOW_MIN_MS = 250;

/** The window in ms over which this many clients come back. */
export const returnWindowMs = (clients: number): number =>
  Math.max(RECONNECT_WINDOW_MIN_MS, Math.round((clients / RETURNS_PER_SECOND) * 1000));

/** Time to let this many clients go and to start again, as measured with a margin: nobody should knock before, in ms. */
export const drainTimeMs = (clients: number): number => Math.round(1000 + clients * 0.3);
