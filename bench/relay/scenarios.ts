import type { Count } from '../load/tally.ts';

/** What is sent, and over how many connections. */
export interface Scenario {
  readonly name: 'agents-20' | 'one-to-one' | 'open-2000';
  readonly shoppers: number;
  readonly agents: number;
  /** Messages before the measuring, so that compilers and caches are warm. */
  readonly warmUp: number;
  readonly load: { messages: number; inFlight: number } | { perSecond: number; seconds: number };
}

/** 200 conversations, a socket for each shopper. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'agents-20', shoppers: 200, agents: 20, warmUp: 80_000, load: { messages: 60_000, inFlight: 4 } },
  { name: 'one-to-one', shoppers: 200, agents: 200, warmUp: 80_000, load: { messages: 60_000, inFlight: 4 } },
  { name: 'open-2000', shoppers: 200, agents: 20, warmUp: 20_000, load: { perSecond: 2000, seconds: 5 } },
];

/** One measured run of one server. */
export interface Run extends Count {
  cpuSecondsPer100k: number;
}
