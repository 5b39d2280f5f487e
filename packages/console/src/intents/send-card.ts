import type { Card, ConversationId } from '@shopbell/protocol';
import { type Context, refusalOf } from './context.ts';

/** Sends the card that the dialog holds. It comes with the dialog. */
export async function sendCard({ agent, state: { carding } }: Context, card: Card): Promise<boolean> {
  const asked = carding.peek();
  if (!asked || asked.working) return false;
  const { conversation } = asked;
  const isStill = () => carding.peek()?.conversation === conversation;
  const cid = agent.cid();
  carding.value = { ...asked, working: true, problem: undefined };
  try {
    await agent.send(conversation, '', { card, cid });
    if (isStill()) carding.value = undefined;
    return true;
  } catch (error) {
    const { code } = refusalOf(error);
    agent.discard(cid);
    if (isStill()) carding.value = { ...asked, problem: code };
    return false;
  }
}

/** Asks the shopper for a rating; a refusal is told by its name. */
export async function askRating({ agent, state: { notice } }: Context, conversation: ConversationId): Promise<void> {
  notice.value = undefined;
  try {
    await agent.askRating(conversation);
  } catch (error) {
    notice.value = { conversation, code: refusalOf(error).code };
  }
}
