import type { ConversationId } from '@shopbell/protocol';

/** A place in a conversation: a public event, or with `deskSeq` the desk's event that stands behind it. */
export interface Spot {
  readonly seq: number;
  readonly deskSeq?: number;
}

const CONVERSATION = /^c\/([0-9a-hjkmnp-tv-z]{20})(?:\/(\d{1,9})(?:\.(\d{1,9}))?)?$/;

/** The conversation an address' fragment names, if any. */
export const conversationAt = (fragment: string): ConversationId | undefined => CONVERSATION.exec(fragment)?.[1];

/** The place in it that the fragment names, if any. */
export function spotAt(fragment: string): Spot | undefined {
  const [, , seq, deskSeq] = CONVERSATION.exec(fragment) ?? [];
  if (seq === undefined) return undefined;
  return { seq: Number(seq), ...(deskSeq === undefined ? {} : { deskSeq: Number(deskSeq) }) };
}

/** The fragment that opens a conversation, at its end or at a place in it; empty for none. */
export function placeOf(conversation: ConversationId | undefined, spot?: Spot): string {
  if (!conversation) return '';
  if (!spot) return `c/${conversation}`;
  return `c/${conversation}/${spot.seq}${spot.deskSeq === undefined ? '' : `.${spot.deskSeq}`}`;
}
