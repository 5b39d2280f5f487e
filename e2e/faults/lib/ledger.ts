import { type Acked, checkHistory, type FinalLog, type Press, type Shown } from '../../../sim/history.ts';
import type { Outcome } from './types.ts';

/** What people did and were told, in the order it happened. */
export interface Ledger {
  readonly pressed: Press[];
  readonly acked: Acked[];
  /** Cids that were refused for good. */
  readonly refused: string[];
  /** Called with each ack. */
  onAck?: () => void;
}

export const newLedger = (): Ledger => ({ pressed: [], acked: [], refused: [] });

/** What is left when the faults have stopped. */
export interface Ending {
  readonly logs: readonly FinalLog[];
  readonly shown: readonly Shown[];
  readonly unsent: readonly string[];
}

/** Findings that are worth printing. */
const SHOWN_FINDINGS = 5;

/** Judges a run by the shared checker. What it found is told in `failures` beside those given, a few of it in words. */
export function verdict(
  ledger: Ledger,
  ending: Ending,
  figures: Outcome['figures'],
  failures: readonly string[] = [],
): Outcome {
  const { counters, findings } = checkHistory({ ...ledger, ...ending });
  const found = findings.slice(0, SHOWN_FINDINGS).map(({ counter, text }) => `${counter}: ${text}`);
  return {
    counters,
    figures: { pressed: ledger.pressed.length, acked: ledger.acked.length, ...figures },
    failures: [...failures, ...found],
  };
}
