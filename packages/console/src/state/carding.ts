import type { ConversationId } from '@shopbell/protocol';
import type { ChatErrorCode } from '@shopbell/sdk';

/** The dialog in which a card is written. */
export interface Carding {
  readonly conversation: ConversationId;
  readonly working: boolean;
  readonly problem: ChatErrorCode | undefined;
}
