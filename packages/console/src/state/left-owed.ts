import type { AgentId, ConversationRow } from '@shopbell/protocol';

/** Is it owed an answer, and does nobody have it, or this agent? Then it is theirs to say what becomes of it. */
export const isOwed = ({ state, left, agent }: ConversationRow, self: AgentId | undefined): boolean =>
  !!left && left.repliedAt === undefined && (state === 'left' || (state === 'active' && agent?.id === self));

/** Whose it is: two with the same are one shopper's. The relay has the last word on that. */
export const personOf = ({ shopper }: ConversationRow): string =>
  shopper.member ? `m:${shopper.member.id}` : `p:${shopper.id}`;

/** Other messages of the same shopper's that could be answered with this one. */
export const othersOf = (
  row: ConversationRow,
  rows: readonly ConversationRow[],
  self: AgentId | undefined,
): readonly ConversationRow[] =>
  isOwed(row, self)
    ? rows.filter(
        (one) => one.conversation !== row.conversation && personOf(one) === personOf(row) && isOwed(one, self),
      )
    : [];
