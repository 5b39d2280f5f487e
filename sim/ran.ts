import type { Extra } from './extras.ts';
import { isClean, type Judgement, noCounters } from './history.ts';
import { createLedger, type Ledger } from './world/ledger.ts';
import type { Rates } from './world/rates.ts';

/** What became of one seed. */
export interface Ran extends Judgement {
  readonly seed: number;
  /** What is wrong beside the counters: an error of the server's, an event told twice. */
  readonly failures: readonly string[];
  readonly ledger: Ledger;
  /** What the world was like; undefined when it broke down. */
  readonly rates?: Rates;
  /** Events of the timeline. */
  readonly events: number;
  /** Virtual time from the end of the faults until all was well; undefined when it never was. */
  readonly recoveredMs: number | undefined;
}

/** True when nothing is wrong. */
export const isGood = ({ counters, failures }: Pick<Ran, 'counters' | 'failures'>): boolean =>
  isClean(counters) && failures.length === 0;

/** What kind of worlds; the rest is drawn. */
export interface Kind {
  /** Whether shoppers have several tabs, which share a line; drawn unless said. */
  readonly tabs?: boolean | undefined;
  /** In all of them chance is helped along, not in one of 25. */
  readonly awkward?: boolean | undefined;
  /** What is in some worlds only; drawn unless said. */
  readonly extras?: readonly Extra[] | undefined;
}

export interface RunOptions extends Kind {
  /** Told of everything that happens. */
  readonly trace?: ((line: string) => void) | undefined;
}

/** A run that broke down in the middle. */
export const brokenRun = (seed: number, error: unknown): Ran => ({
  seed,
  counters: noCounters(),
  findings: [],
  failures: [`broke down: ${error instanceof Error ? error.message : String(error)}`],
  ledger: createLedger(),
  events: 0,
  recoveredMs: undefined,
});
