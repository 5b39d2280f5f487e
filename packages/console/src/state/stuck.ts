import { computed, type ReadonlySignal } from '@preact/signals';
import { type StuckReason, stuckAt } from '@shopbell/domain';
import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import { type ClockRules, type Clocks, hoursOf, TRADE_RULES } from './clock.ts';
import type { Parts } from './parts.ts';

/** A case of this agent's that doesn't go on: since when (epoch ms), and why. */
export interface StuckCase {
  row: ConversationRow;
  why: StuckReason;
  at: number;
}

/** Stuck cases by conversation, the one that is stuck longest first. */
export type StuckCases = ReadonlyMap<ConversationId, StuckCase>;

/** Those of the cases to see through that are stuck at an instant. */
export function stuckCases(
  owned: readonly ConversationRow[],
  clocks: Clocks,
  rules: ClockRules | undefined,
  now: number,
): StuckCases {
  const by = rules ?? TRADE_RULES;
  const found = owned.flatMap((row): StuckCase[] => {
    const stuck = stuckAt(row, clocks.get(row.conversation), by.replyRule, hoursOf(row, by));
    return stuck && stuck.at <= now ? [{ row, ...stuck }] : [];
  });
  return new Map(found.sort((a, b) => a.at - b.at).map((one) => [one.row.conversation, one]));
}

/** Its name among those that were told: another wait of the same conversation is told anew, the same one never. */
export const stuckKey = ({ row, why }: StuckCase): string => {
  const since = { no_reply: row.waitingSince, nobody_took: row.waitsSince, left_overdue: row.left?.at }[why];
  return `${row.conversation} ${why} ${since ?? ''}`;
};

/** The same map as long as it says the same: a second that passes is no news. */
export function createStuck(
  { owned, rules }: Pick<Parts, 'owned' | 'rules'>,
  clocks: ReadonlySignal<Clocks>,
  now: ReadonlySignal<number>,
): ReadonlySignal<StuckCases> {
  let last: StuckCases = new Map();
  return computed(() => {
    const next = stuckCases(owned.value, clocks.value, rules.value, now.value);
    const isSame = [...next.values()].every(({ row, why, at }) => {
      const before = last.get(row.conversation);
      return before?.row === row && before.why === why && before.at === at;
    });
    if (isSame && next.size === last.size) return last;
    last = next;
    return next;
  });
}
