/** What the herd is told, one after the other. */
export type Ask =
  /** Connects so many clients, so many a second, and learns where each stands; `every`: of so many shoppers, one. */
  | {
      do: 'gather';
      port: number;
      clients: number;
      every: number;
      perSecond: number;
      site: string;
      apiKey: string;
      missed: number;
    }
  /** From here on the server may go: resolves when every client is back and has what it missed. */
  | { do: 'return'; withinMs: number };

/** How a return went. Instants are ms of the wall clock, so that the parent can set them beside its own. */
export interface Returned {
  /** Clients that have all they missed. */
  back: number;
  /** When the last of them had it. */
  lastAt: number;
  /** When each connection was taken, first tries and later ones. */
  connectedAt: number[];
  /** From the try that succeeded to the last missed event, in ms. */
  p50Ms: number;
  p99Ms: number;
  /** Missed events that did not come, came twice, or out of order. */
  missing: number;
  wrong: number;
  /** Clients that a goaway sent away. */
  sentAway: number;
}
export type Answer = { ok: true; returned?: Returned } | { ok: false; error: string };
