import type { Sum } from './many.ts';
import { isGood, type Ran } from './ran.ts';
import { type Ledger, NEEDS } from './world/ledger.ts';

const FINDINGS = 6;

/** What is wrong with a run, in lines. */
export function badLines(ran: Ran): string[] {
  if (isGood(ran)) return [`well after ${ran.recoveredMs} ms`];
  const counters = Object.entries(ran.counters).filter(([, count]) => count > 0);
  return [
    counters.map(([name, count]) => `${name} ${count}`).join(', ') || 'counters clean',
    ...ran.findings.slice(0, FINDINGS).map(({ counter, text }) => `${counter}: ${text}`),
    ...ran.failures.slice(0, FINDINGS),
  ];
}

/** How often each rare state was reached. */
export const ledgerLines = (ledger: Ledger): string[] => {
  const counts = new Map<string, number>(ledger);
  return NEEDS.map(([state, need]) => {
    const count = counts.get(state) ?? 0;
    return `  ${state.padEnd(40)} ${String(count).padStart(9)}${need === 'long' ? '  (long runs only)' : ''}`;
  });
};

/** The last line. */
export const sumLine = ({ seeds, seconds, events, bad, recoveredMs }: Sum): string =>
  `${seeds} seeds in ${seconds.toFixed(1)} s: ${Math.round(seeds / seconds)} a second, ` +
  `${Math.round(events / Math.max(1, seeds))} events a seed, slowest recovery ${(recoveredMs / 1000).toFixed(1)} s, ` +
  `${bad.length} with a violation`;
