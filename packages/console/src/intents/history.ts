import type { ConversationId } from '@shopbell/protocol';
import { type Context, refusalOf } from './context.ts';

/** Events asked for at a time. */
const PAGE = 50;

/** Loads older events of a thread. False when that failed; the next scroll, or a press, tries again. */
export async function history({ agent }: Context, conversation: ConversationId): Promise<boolean> {
  try {
    await agent.history(conversation, { limit: PAGE });
    return true;
  } catch (error) {
    refusalOf(error);
    return false;
  }
}
