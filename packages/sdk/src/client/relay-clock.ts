import type { Clock } from '../ports.ts';
import { fits } from '../wire/shape.ts';

/** What a new reckoning differs by less than is left as it is, in ms: nothing is drawn anew for it. */
const STEADY_MS = 50;

/** By how much this machine's clock is ahead of the relay's. */
export interface RelayClock {
  /** In ms; negative where it is behind, 0 as long as no relay has told. */
  readonly aheadMs: number;
  /** The relay tells its time: a greeting counts alone, a heartbeat where it came faster. True when `aheadMs` is another now. */
  hear(frame: { readonly type: string }): boolean;
}

/**
 * Reckons the relay's time by the monotonic clock, so that one who sets this machine's wall clock changes nothing but `aheadMs`. Of what was
 * told on a line the fastest counts: a frame is never early. A machine that slept has counted too little; its next heartbeat seems the fastest.
 */
export function createRelayClock(clock: Clock): RelayClock {
  /** What the monotonic clock shows more than the relay's. */
  let gap: number | undefined;
  let aheadMs = 0;
  return {
    get aheadMs() {
      return aheadMs;
    },
    hear(frame) {
      if (!fits({ at: 0 }, frame)) return false;
      const now = clock.now() - frame.at;
      gap = frame.type === 'welcome' || gap === undefined ? now : Math.min(gap, now);
      const next = Math.round(clock.wall() - clock.now() + gap);
      const isNews = Math.abs(next - aheadMs) >= STEADY_MS;
      if (isNews) aheadMs = next;
      return isNews;
    },
  };
}
