/**
 * Expected wait in ms of the `turn`-th of a group that has no offer: turn × mean handling time ÷ slots. With c slots all
 * busy, each for 1/μ on average, one comes free every 1/(cμ); who has n before them waits for n + 1 of these (the queue-length
 * estimate of Whitt, "Predicting Queueing Delays", 1999; exact for M/M/c). It leaves out that rarer skills wait longer, and
 * that waiting shoppers give up. Absent without data (no handling time, no slots); never 0.
 *
 * `slots`: limits of the agents in reach, each shared out evenly over those of their automatic groups where somebody waits.
 * A group that picks has none: nothing says when somebody will.
 */
export function expectedWait(turn: number, handlingMs: number | undefined, slots: number): number | undefined {
  if (handlingMs === undefined || !(handlingMs > 0) || !(slots > 0)) return undefined;
  return Math.max(1, Math.round((turn * handlingMs) / slots));
}
