import { degreeAt, serviceTimeMs } from '@shopbell/domain';
import type { ReplyClock } from '../state/clock.ts';

/** `calm` – in time; `pressing` – the site's warning has come; `over` – past the limit. */
export type DueLevel = 'calm' | 'pressing' | 'over';

const LEVELS = { fine: 'calm', warning: 'pressing', overdue: 'over' } as const;

/** How a wait stands against its limit. */
export interface Due {
  /** Time waited so far that counts, in ms; never negative, even when this machine's clock is behind the server's. */
  waitedMs: number;
  /** Share of the limit that is left: 1 at the start, 0 from the limit on. */
  left: number;
  level: DueLevel;
}

/** How a wait stands, without measuring it. */
export const levelOf = (clock: ReplyClock, now: number): DueLevel => LEVELS[degreeAt(clock, now).degree];

/** Measures a wait. An answer at exactly the limit is in time. */
export function dueOf(clock: ReplyClock, now: number): Due {
  const { since, limitMs, hours } = clock;
  const waitedMs = hours ? serviceTimeMs(hours, since, now) : Math.max(0, now - since);
  return { waitedMs, left: Math.max(0, 1 - waitedMs / limitMs), level: levelOf(clock, now) };
}
