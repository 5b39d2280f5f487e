import type { SiteId } from '@shopbell/protocol';
import {
  HOLDS_TRIES,
  KEPT,
  type Outbox,
  type Outcome,
  type Outgoing,
  orderKey,
  type TargetName,
  type Tracked,
} from '../../ports/outgoing.ts';

/** The rows, and where the store puts them in. */
export interface MemoryOutbox extends Outbox {
  put(site: SiteId, outgoing: Outgoing): void;
}

const byDue = (a: Tracked, b: Tracked): number => a.dueAt - b.dueAt || a.n - b.n;

/** What is to go out, in memory. */
export function createMemoryOutbox(kept = KEPT): MemoryOutbox {
  let rows: Tracked[] = [];
  let last = 0;
  const of = (site: SiteId, target: TargetName) => rows.filter((row) => row.site === site && row.target === target);
  const replace = (next: Tracked): void => {
    rows = rows.map((row) => (row.n === next.n ? next : row));
  };

  const settleOne = (outcome: Outcome): void => {
    const row = rows.find(({ n }) => n === outcome.n);
    if (row?.state !== 'waiting') return;
    const { became: state, attempt } = outcome;
    if (attempt === undefined) {
      replace({ ...row, dueAt: outcome.retryAt });
      return;
    }
    const firstAt = row.firstAt ?? attempt.at;
    const tried = { ...row, state, firstAt, last: attempt };
    if (state === 'sent' || state === 'gone') replace(tried);
    else {
      const dueAt = state === 'waiting' ? outcome.retryAt : attempt.at;
      replace({ ...tried, tries: row.tries + 1, dueAt });
    }
  };

  const sweep = ({ site, target, became }: Outcome): void => {
    if (became === 'waiting') return;
    const over = of(site, target).filter(({ state }) => state === became);
    const first = over.at(-kept[became])?.n ?? 0;
    rows = rows.filter((row) => !over.includes(row) || row.n >= first);
  };

  return {
    put(site, outgoing) {
      last += 1;
      rows.push({ ...outgoing, site, n: last, state: 'waiting', tries: 0 });
    },
    async pending() {
      const waiting = rows.filter(({ state }) => state === 'waiting').sort(byDue);
      const first = new Map<string, Tracked>();
      for (const row of waiting) {
        const key = `${row.site} ${row.target}`;
        if (!first.has(key)) first.set(key, row);
      }
      return [...first]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { site, target, dueAt }]) => ({ site, target, dueAt }));
    },
    async due(site, target, now, limit) {
      const waiting = of(site, target).filter(({ state }) => state === 'waiting');
      const isHeld = (row: Tracked): boolean =>
        waiting.some(
          (other) => other.n < row.n && orderKey(other.about) === orderKey(row.about) && other.tries < HOLDS_TRIES,
        );
      return waiting
        .filter((row) => row.dueAt <= now && !isHeld(row))
        .sort(byDue)
        .slice(0, limit);
    },
    async settle(outcomes) {
      for (const outcome of outcomes) settleOne(outcome);
      for (const outcome of outcomes) sweep(outcome);
    },
    list: async (site, target, { state, before = Number.POSITIVE_INFINITY, limit }) =>
      of(site, target)
        .filter((row) => row.n < before && (state === undefined || row.state === state))
        .sort((a, b) => b.n - a.n)
        .slice(0, limit),
    async counts(site, target) {
      const count = (state: Tracked['state']): number => of(site, target).filter((row) => row.state === state).length;
      return { waiting: count('waiting'), dead: count('dead') };
    },
    async totals() {
      const count = (state: Tracked['state']): number => rows.filter((row) => row.state === state).length;
      return { waiting: count('waiting'), dead: count('dead') };
    },
    async again(site, target, now, n) {
      const chosen = of(site, target).filter((row) =>
        n === undefined ? row.state === 'dead' : row.n === n && row.state !== 'waiting',
      );
      for (const { firstAt: _, ...row } of chosen) replace({ ...row, state: 'waiting', dueAt: now, tries: 0 });
      return chosen.length;
    },
    async targets() {
      const found = new Map(rows.map(({ site, target }) => [`${site} ${target}`, { site, target }]));
      return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
    },
    async drop(site, target) {
      const gone = of(site, target);
      rows = rows.filter((row) => !gone.includes(row));
    },
  };
}
