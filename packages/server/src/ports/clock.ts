/** Time, timers and chance come in by this door, so that a simulation can own them. */
export interface Clock {
  /** Epoch ms UTC. May jump; orders nothing. */
  now(): number;
  /** Monotonic ms, for durations. */
  elapsed(): number;
  /** Runs `run` once after `ms`; the returned function cancels it. */
  after(ms: number, run: () => void): () => void;
  /** Runs `run` every `ms` until cancelled. */
  every(ms: number, run: () => void): () => void;
  /** A number in [0, 1), for jitter only. */
  random(): number;
}
