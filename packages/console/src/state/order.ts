import type { ConversationRow } from '@shopbell/protocol';

/**
 * What is due first comes first. Waiting: live requests before left messages (nobody stands at the counter for those),
 * each from the longest wait on.
 */
export function sortWaiting(rows: readonly ConversationRow[]): readonly ConversationRow[] {
  return rows.toSorted((a, b) => rank(a) - rank(b) || since(a) - since(b) || byId(a, b));
}

/** Mine: shoppers who wait for an answer, from the longest wait on; then the others, the latest talk first. */
export function sortMine(rows: readonly ConversationRow[]): readonly ConversationRow[] {
  return rows.toSorted((a, b) => {
    if (a.waitingSince !== undefined && b.waitingSince !== undefined) return since(a) - since(b) || byId(a, b);
    if (a.waitingSince !== undefined) return -1;
    if (b.waitingSince !== undefined) return 1;
    return lastAt(b) - lastAt(a) || byId(a, b);
  });
}

const rank = (row: ConversationRow): number => (row.state === 'left' ? 1 : 0);
const since = (row: ConversationRow): number => row.waitingSince ?? row.openedAt;
const lastAt = (row: ConversationRow): number => row.last?.at ?? row.openedAt;
// Two in the same millisecond keep their places from one change to the next.
const byId = (a: ConversationRow, b: ConversationRow): number => (a.conversation < b.conversation ? -1 : 1);
