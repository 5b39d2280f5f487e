import type { ConversationId } from '@shopbell/protocol';

const CONVERSATION = /^c\/([0-9a-hjkmnp-tv-z]{20})$/;

/** The conversation an address' fragment names, if any. */
export const conversationAt = (fragment: string): ConversationId | undefined => CONVERSATION.exec(fragment)?.[1];

/** The fragment that opens a conversation; empty for none. */
export const placeOf = (conversation: ConversationId | undefined): string => (conversation ? `c/${conversation}` : '');
