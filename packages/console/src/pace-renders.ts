/** Between two drawings that nobody asked for by hand lies at least this, in ms: a frame. */
const FRAME_MS = 16;
/** And so long at most, however long a drawing takes, in ms. */
const WAIT_MAX_MS = 60;
/** What a person does is drawn at once, and so is all that comes of it within this, in ms. */
const HAND_MS = 50;
const HANDS = ['keydown', 'keyup', 'input', 'pointerdown', 'pointerup', 'click', 'popstate', 'hashchange'] as const;

/** The clock and the timers that pacing goes by. */
export interface PaceEnv {
  now(): number;
  /** Runs it later; returns the way to have it not run. */
  after(ms: number, run: () => void): () => void;
  soon(run: () => void): void;
}

const browser: PaceEnv = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  soon: (run) => queueMicrotask(run),
};

/** When drawings are made that the line asks for. */
export interface Pace {
  /** Has a drawing made: at once, unless one was made just now. */
  ask(draw: () => void): void;
  /** A hand is at the page: what waits is drawn before its event is seen by anybody. */
  hand(): void;
}

/**
 * Draws what the line brings at once where it is quiet. In a flood all that comes while a drawing is made, and as long again, is
 * drawn together: each alone would take the time that the next one waits for. What a person does never waits.
 */
export function createPace(env: PaceEnv): Pace {
  let waiting: { draw: () => void; cancel: () => void } | undefined;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let tookMs = 0;
  let handAt = Number.NEGATIVE_INFINITY;

  const make = (draw: () => void): void => {
    const from = env.now();
    draw();
    drawnAt = env.now();
    tookMs = drawnAt - from;
  };
  const flush = (): void => {
    const now = waiting;
    waiting = undefined;
    now?.cancel();
    if (now) make(now.draw);
  };
  return {
    ask(draw) {
      const now = env.now();
      const waitMs = drawnAt + Math.min(WAIT_MAX_MS, Math.max(FRAME_MS, tookMs)) - now;
      if (waitMs <= 0 || now - handAt < HAND_MS) return env.soon(() => make(draw));
      waiting = { draw, cancel: env.after(waitMs, flush) };
    },
    hand() {
      handAt = env.now();
      flush();
    },
  };
}

/** Paces the page's drawings; `set` takes what is to be asked for each. */
export function paceRenders(set: (ask: Pace['ask']) => void): void {
  const pace = createPace(browser);
  for (const name of HANDS) addEventListener(name, pace.hand, { capture: true, passive: true });
  set(pace.ask);
}
