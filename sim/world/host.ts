import type { Timeline } from './timeline.ts';

/** A process or a page: it has timers, it can be frozen, and when it has died nothing of it happens any more. */
export interface Host {
  readonly name: string;
  readonly alive: boolean;
  /** Nothing of it runs now. */
  readonly frozen: boolean;
  /** Ms since it started, as its monotonic clock says. */
  elapsed(): number;
  /** Runs something of this host: later when it is frozen then, never when it is dead. */
  after(ms: number, run: () => void): () => void;
  /** A promise of this host. */
  sleep(ms: number): Promise<void>;
  /** Nothing of it runs for `ms`: a stalled event loop, a sleeping laptop, a page in the back. */
  freeze(ms: number): void;
  thaw(): void;
  die(): void;
}

export function createHost(timeline: Timeline, name: string): Host {
  const startedAt = timeline.now;
  let alive = true;
  let frozenUntil = 0;

  const host: Host = {
    name,
    get alive() {
      return alive;
    },
    get frozen() {
      return timeline.now < frozenUntil;
    },
    elapsed: () => timeline.now - startedAt,
    after(ms, run) {
      let cancel: () => void;
      const go = () => {
        if (!alive) return;
        // What was due first goes first when it thaws: the timeline keeps the order of what is due at one instant.
        if (timeline.now < frozenUntil) cancel = timeline.at(frozenUntil, go);
        else run();
      };
      cancel = timeline.after(ms, go);
      return () => cancel();
    },
    sleep: (ms) => new Promise((resolve) => host.after(ms, resolve)),
    freeze(ms) {
      frozenUntil = Math.max(frozenUntil, timeline.now + ms);
    },
    thaw() {
      frozenUntil = Math.min(frozenUntil, timeline.now);
    },
    die() {
      alive = false;
    },
  };
  return host;
}
