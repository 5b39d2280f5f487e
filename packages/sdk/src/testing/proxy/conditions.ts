/** From the client to the target, or back. */
export type Way = 'up' | 'down';

/**
 * How a connection ends before its time. `cut`: both sides see it closed, without a goodbye. `reset`: both see a reset (RST).
 * `blackhole`: both keep it open and nothing ever passes again. `half-close`: one way is over (FIN), the other goes on.
 */
export type EndingKind = 'cut' | 'reset' | 'blackhole' | 'half-close';

/** An end, and when it comes: with whatever is reached first. */
export interface Ending {
  readonly kind: EndingKind;
  /** The way whose bytes are counted, and which a half-close ends. `up` unless said. */
  readonly way?: Way;
  /** After exactly this many bytes of that way have been passed on. */
  readonly afterBytes?: number;
  /** After this many ms. */
  readonly afterMs?: number;
}

/** What a connection suffers. Everything left out is as good as the machine has it. */
export interface LineConditions {
  /** Each way, in ms. */
  readonly delayMs?: number;
  /** Up to this much on top, drawn for each piece, in ms. Nothing overtakes. */
  readonly jitterMs?: number;
  /** Bandwidth of each way. */
  readonly bytesPerSecond?: number;
  /** The line works for `everyMs`, then stands still for `forMs`, and so on. */
  readonly stall?: { readonly everyMs: number; readonly forMs: number };
  readonly ending?: Ending;
  /** It is reset as soon as it comes. */
  readonly refuse?: boolean;
  /**
   * What becomes of a connection that asks for a WebSocket. `refuse`: it is answered with 403, as some proxies do.
   * `swallow`: the upgrade passes, and nothing after it. Plain requests pass.
   */
  readonly upgrade?: 'refuse' | 'swallow';
}

/**
 * Draws the conditions of one connection. `draw` gives numbers in [0, 1) that depend on the seed and on `index` alone, the
 * connection's place in the order of their coming, from 0.
 */
export type DrawConditions = (draw: () => number, index: number) => LineConditions;

/** A phone at the edge of a 2G cell: 4 kB/s, 300 to 700 ms each way, and it stands still for 4 s in every 12. */
export const TWO_G: LineConditions = {
  delayMs: 300,
  jitterMs: 400,
  bytesPerSecond: 4000,
  stall: { everyMs: 8000, forMs: 4000 },
};

/** What `randomEndings` draws from. */
export interface RandomEndings {
  /** How likely a connection is to end before its time, from 0 to 1; 1 unless said. */
  readonly share?: number;
  /** Bytes after which the end comes, drawn up to this; 4,096 unless said. */
  readonly withinBytes?: number;
  /** Time after which it comes when so many bytes have not passed, drawn up to this, in ms; 5,000 unless said. */
  readonly withinMs?: number;
  /** Which ends are drawn from, evenly; all unless said. */
  readonly kinds?: readonly EndingKind[];
  /** What the connections suffer besides. */
  readonly besides?: LineConditions;
}

const ALL: readonly EndingKind[] = ['cut', 'reset', 'blackhole', 'half-close'];

/** Connections that end at a random byte or moment, each in a random way. */
export function randomEndings(options: RandomEndings = {}): DrawConditions {
  const { share = 1, withinBytes = 4096, withinMs = 5000, kinds = ALL, besides = {} } = options;
  return (draw) => {
    if (draw() >= share) return besides;
    const ending: Ending = {
      kind: kinds[Math.floor(draw() * kinds.length)] ?? 'cut',
      way: draw() < 0.5 ? 'up' : 'down',
      afterBytes: Math.floor(draw() * withinBytes),
      afterMs: draw() * withinMs,
    };
    return { ...besides, ending };
  };
}
