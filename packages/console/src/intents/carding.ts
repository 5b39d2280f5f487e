import type { Card, ConversationId } from '@shopbell/protocol';
import { type Context, refusalOf } from './context.ts';

export interface CardIntents {
  /** Opens the dialog in which one is written. */
  ask(conversation: ConversationId): void;
  leave(): void;
  /** Sends it; the dialog goes when it was stored, else it stays with the reason why not, and nothing of it stands in the thread. */
  send(card: Card): Promise<boolean>;
}

export function createCardIntents({ agent, state: { carding } }: Context): CardIntents {
  return {
    ask(conversation) {
      carding.value = { conversation, working: false, problem: undefined };
    },
    leave() {
      carding.value = undefined;
    },
    async send(card) {
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
    },
  };
}
