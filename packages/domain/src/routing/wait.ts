import type { FloorGroup } from './floor.ts';

/**
 * Expected wait in ms of the `turn`-th of a group that has no offer: turn × mean handling time ÷ slots. With c slots all
 * busy, each for 1/μ on average, one comes free every 1/(cμ); who has n before them waits for n + 1 of these (the queue-length
 * estimate of Whitt, "Predicting Queueing Delays", 1999; exact for M/M/c). It leaves out that rarer skills wait longer, and
 * that waiting shoppers give up. Absent without data (no handling time, no slots) and in groups that pick; never 0.
 *
 * `slots`: limits of the agents in reach, each shared out evenly over those of their groups where somebody waits.
 */
export function expectedWait(turn: number, group: FloorGroup, slots: number): number | undefined {
  const { mode, handlingMs } = group;
  if (mode === 'pick' || handlingMs === undefined || !(handlingMs > 0) || !(slots > 0)) return undefined;
  return Math.max(1, Math.round((turn * handlingMs) / slots));
}
