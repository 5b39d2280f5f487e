/** Longest wait of a retry, in ms (C24). */
const RETRY_MAX_MS = 10_000;
const RETRY_FIRST_MS = 500;

/**
 * The ms a client waits before its next try. `told` is what a goaway said; without one the first try is spread over the
 * window of the welcome, and each later one has full jitter up to 10 s. `random` is in [0, 1).
 */
export function waitMs(tries: number, told: number | undefined, windowMs: number, random: number): number {
  if (tries === 0) return told ?? random * windowMs;
  return random * Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** tries);
}

/** The most of these instants, in ms, that lie within any one second. */
export function peakPerSecond(instants: readonly number[]): number {
  const sorted = [...instants].sort((a, b) => a - b);
  let [from, peak] = [0, 0];
  for (const [to, at] of sorted.entries()) {
    while (at - (sorted[from] ?? at) >= 1000) from += 1;
    peak = Math.max(peak, to - from + 1);
  }
  return peak;
}
