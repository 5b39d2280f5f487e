import type { ConversationRow } from '@shopbell/protocol';

/** Was it left, and is it not answered so far? Taken or not. */
export const isInbox = <R extends Pick<ConversationRow, 'left'>>(
  row: R,
): row is R & { left: NonNullable<ConversationRow['left']> } =>
  row.left !== undefined && row.left.repliedAt === undefined;
