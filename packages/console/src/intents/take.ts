import type { ConversationId } from '@shopbell/protocol';
import { type Context, refusalOf } from './context.ts';
import { answered } from './duty.ts';
import { dropGoing } from './say-files.ts';

/** Runs a call about a conversation: busy while it lasts, a refusal becomes its notice. True when it went well. */
async function about(context: Context, conversation: ConversationId, call: () => Promise<unknown>): Promise<boolean> {
  const { busy, notice } = context.state;
  if (busy.peek().has(conversation)) return false;
  busy.value = new Set(busy.peek()).add(conversation);
  notice.value = undefined;
  const stays = context.state.lists.release(conversation);
  try {
    await call();
    return true;
  } catch (error) {
    stays();
    notice.value = { conversation, code: refusalOf(error).code };
    return false;
  } finally {
    const rest = new Set(busy.peek());
    rest.delete(conversation);
    busy.value = rest;
  }
}

/** Takes a waiting conversation. True when it is this agent's now. */
export function take(context: Context, conversation: ConversationId): Promise<boolean> {
  answered(context.state, conversation);
  return about(context, conversation, () => context.agent.take(conversation));
}

/** Asks "end it?" where the agent looks; asked already, it ends. */
export async function end(context: Context, conversation: ConversationId, where: 'row' | 'thread'): Promise<void> {
  const { ending } = context.state;
  if (ending.peek()?.conversation !== conversation) {
    ending.value = { conversation, where };
    return;
  }
  ending.value = undefined;
  await about(context, conversation, async () => {
    await context.agent.close(conversation);
    dropGoing(context.state, conversation);
    const { ended, view } = context.state;
    // The list may tell of it later than the answer.
    if (view.peek().mine.some((row) => row.conversation === conversation)) {
      ended.value = new Set(ended.peek()).add(conversation);
    }
  });
}

/** The answer "keep it". */
export function keep({ state }: Context): void {
  state.ending.value = undefined;
}
