import type { ConversationId } from '@shopbell/protocol';

/** The lists, as they are named in the document. */
export type SectionId = 'waiting' | 'mine' | 'left' | 'owned' | 'company' | 'floor';

/** The row of a promise: its conversation may stand in another list too. */
export const promiseKey = (id: string): string => `promise-${id}`;

/** A row's name: what one owns may stand in the list of what waits as well. */
export const rowKey = (section: SectionId, conversation: ConversationId): string =>
  section === 'owned' ? `owned-${conversation}` : conversation;
