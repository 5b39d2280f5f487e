import type { ConversationId } from '@shopbell/protocol';
import { widen } from './around.ts';
import { type Context, refusalOf } from './context.ts';
import { patiently } from './patient.ts';

/** Events asked for at a time. */
const PAGE = 50;

/** Loads older events of a thread. False when that failed; the next scroll, or a press, tries again. */
export async function history(context: Context, conversation: ConversationId): Promise<boolean> {
  const { agent, state } = context;
  // What is around a place goes on from there.
  if (state.around.peek()?.conversation === conversation) return widen(context, conversation, 'older');
  try {
    const still = () => state.open.peek() === conversation;
    await patiently(context, still, () => agent.history(conversation, { limit: PAGE }));
    return true;
  } catch (error) {
    refusalOf(error);
    return false;
  }
}
