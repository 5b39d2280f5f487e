/** A shopper's first human answer is due within this, in ms. */
export const FIRST_REPLY_DUE_MS = 45_000;
/** Any later answer is due within this, in ms. */
export const REPLY_DUE_MS = 180_000;
/** Share of the limit from which a wait is shown as pressing. */
export const PRESSING_FROM = 2 / 3;

/** `calm` – in time; `pressing` – two thirds are gone; `over` – past the limit. */
export type DueLevel = 'calm' | 'pressing' | 'over';

/** How a wait stands against its limit. */
export interface Due {
  /** Time waited so far, in ms; never negative, even when this machine's clock is behind the server's. */
  waitedMs: number;
  /** Share of the limit that is left: 1 at the start, 0 from the limit on. */
  left: number;
  level: DueLevel;
}

/**
 * Measures a wait.
 * @param since when the shopper's first unanswered message came, epoch ms
 * @param limitMs the time allowed; an answer at exactly the limit is in time
 */
export function dueOf(since: number, limitMs: number, now: number): Due {
  const waitedMs = Math.max(0, now - since);
  const left = Math.max(0, 1 - waitedMs / limitMs);
  if (waitedMs > limitMs) return { waitedMs, left, level: 'over' };
  return { waitedMs, left, level: waitedMs >= limitMs * PRESSING_FROM ? 'pressing' : 'calm' };
}
