import type { ProblemCode } from '@shopbell/protocol';

/** What is counted. Labels come from closed sets only: nothing a stranger sends can become a new time series. */
export interface Metrics {
  /** A greeted socket came (+1) or went (-1). */
  sockets(role: 'shopper' | 'agent', change: 1 | -1): void;
  /** A frame came. A type that the protocol does not know counts as `unknown`. */
  frameIn(type: string): void;
  /** `count` frames of one type went out. */
  frameOut(type: string, count?: number): void;
  /** One durable commit of `groupSize` requests. */
  committed(groupSize: number): void;
  /** Time from a durable request's arrival to its ack, in ms. */
  acked(latencyMs: number): void;
  /** How long the store's WAL is, in pages of 4 KiB. */
  walPages(pages: number): void;
  /** A refusal left the server, over either edge. */
  problem(code: ProblemCode): void;
}

/** What `/metrics` shows. */
export interface MetricsPage {
  contentType: string;
  render(): Promise<string>;
  /** Asks, whenever somebody looks, how far the search is behind the store. */
  searchLag(lag: () => { rows: number; ms: number }): void;
  /** Asks, whenever somebody looks, how much waits to go out, and how much was given up. */
  outgoing(totals: () => Promise<{ waiting: number; dead: number }>): void;
  /** Asks, whenever somebody looks, how many lines go over HTTP requests. */
  pollLines(count: () => number): void;
}
