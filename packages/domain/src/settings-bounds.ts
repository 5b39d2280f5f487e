const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** From and to, both allowed: whole ms, or a count where the name says none. */
type Bounds = readonly [min: number, max: number];

/** What may be set of a floor. Who sets it is told of these, and what comes from outside is held to them. */
export const SETTINGS_BOUNDS = {
  acceptMs: [5000, 10 * MINUTE_MS],
  maxWaiting: [0, 10_000],
  maxWaitMs: [10_000, DAY_MS],
  graceMs: [0, 60 * MINUTE_MS],
  /** Conversations of one agent at a time. */
  limit: [0, 100],
  /** Of service time. */
  leftReplyWithinMs: [MINUTE_MS, 30 * DAY_MS],
  /** Of wall time: a rating may be given so long. */
  windowMs: [60 * MINUTE_MS, 30 * DAY_MS],
  /** Of service time. */
  followUpMs: [MINUTE_MS, 30 * DAY_MS],
  /** Of wall time. */
  idleCloseMs: [5 * MINUTE_MS, 30 * DAY_MS],
  /** Of wall time, before an answer that was not seen goes out by mail; 0: at once. */
  leftMailAfterMs: [0, 7 * DAY_MS],
  /** Of wall time, from a conversation's end to the letter that asks for its rating; 0: at once. */
  ratingMailAfterMs: [0, 7 * DAY_MS],
  /** Of wall time; 0: never. */
  caseWindowMs: [0, 365 * DAY_MS],
} as const satisfies Readonly<Record<string, Bounds>>;

/** Whether a value is a whole number within bounds. */
export const isWithin = (value: unknown, [min, max]: Bounds): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
