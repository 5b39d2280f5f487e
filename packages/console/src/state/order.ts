import type { ConversationRow } from '@shopbell/protocol';
import { type Clocks, waitsFrom } from './clock.ts';
import type { StuckCases } from './stuck.ts';

/** What is due first comes first: waiting, from the one that is due first on, then from the longest wait on. */
export function sortWaiting(rows: readonly ConversationRow[], clocks: Clocks): readonly ConversationRow[] {
  return rows.toSorted((a, b) => dueFirst(a, b, clocks));
}

/**
 * Left messages: what is due first, so that what is overdue stands on top; then those without a time, from the oldest on. What a
 * colleague has claimed stands behind what nobody has.
 */
export function sortLeft(rows: readonly ConversationRow[]): readonly ConversationRow[] {
  const claimed = ({ state }: ConversationRow): number => (state === 'left' ? 0 : 1);
  return rows.toSorted((a, b) => claimed(a) - claimed(b) || dueAt(a) - dueAt(b) || leftAt(a) - leftAt(b) || byId(a, b));
}

/** Mine: shoppers who wait for an answer, what is due first before the others; then the rest, the latest talk first. */
export function sortMine(rows: readonly ConversationRow[], clocks: Clocks): readonly ConversationRow[] {
  return rows.toSorted((a, b) => {
    const [fromA, fromB] = [waitsFrom(a), waitsFrom(b)];
    if (fromA !== undefined && fromB !== undefined) return dueFirst(a, b, clocks);
    if (fromA !== undefined) return -1;
    if (fromB !== undefined) return 1;
    return lastAt(b) - lastAt(a) || byId(a, b);
  });
}

/** Mine to see through: what is stuck before the others, the longest first; then as mine, left messages behind. */
export function sortOwned(
  rows: readonly ConversationRow[],
  clocks: Clocks,
  stuck: StuckCases,
): readonly ConversationRow[] {
  const since = ({ conversation }: ConversationRow): number => stuck.get(conversation)?.at ?? Number.MAX_SAFE_INTEGER;
  return sortMine(rows, clocks).toSorted((a, b) => since(a) - since(b));
}

/** One without a clock, or whose time never comes, stands behind those that are due. */
function dueFirst(a: ConversationRow, b: ConversationRow, clocks: Clocks): number {
  const [dueA, dueB] = [clocks.get(a.conversation)?.dueAt, clocks.get(b.conversation)?.dueAt];
  if (dueA !== undefined && dueB !== undefined && dueA !== dueB) return dueA - dueB;
  if ((dueA === undefined) !== (dueB === undefined)) return dueA === undefined ? 1 : -1;
  return since(a) - since(b) || byId(a, b);
}

const since = (row: ConversationRow): number => waitsFrom(row) ?? row.openedAt;
const dueAt = ({ left }: ConversationRow): number => left?.dueAt ?? Number.MAX_SAFE_INTEGER;
const leftAt = (row: ConversationRow): number => row.left?.at ?? since(row);
const lastAt = (row: ConversationRow): number => row.last?.at ?? row.openedAt;
// Two in the same millisecond keep their places from one change to the next.
const byId = (a: ConversationRow, b: ConversationRow): number => (a.conversation < b.conversation ? -1 : 1);
