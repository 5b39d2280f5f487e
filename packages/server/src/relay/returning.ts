/** Clients spread their first retry over connections ÷ this many a second (C23). */
const RETURNS_PER_SECOND = 300;
const RECONNECT_WINDOW_MIN_MS = 250;

/** The window in ms over which this many clients come back. */
export const returnWindowMs = (clients: number): number =>
  Math.max(RECONNECT_WINDOW_MIN_MS, Math.round((clients / RETURNS_PER_SECOND) * 1000));

/** Time to let this many clients go and to start again, as measured with a margin: nobody should knock before, in ms. */
const drainTimeMs = (clients: number): number => Math.round(1000 + clients * 0.3);

/**
 * The ms after which the client at `index` of so many is to come back: after the drain, in a slot of its own of the window, at
 * an instant in it by chance. By chance alone some second of a large crowd's window has many more than the others.
 * @param chance in [0, 1)
 */
export const returnAfterMs = (index: number, clients: number, chance: number): number =>
  Math.round(drainTimeMs(clients) + (returnWindowMs(clients) * (index + chance)) / clients);
