import type { Card, ConversationId } from '@shopbell/protocol';
import type { ToStore } from '../state/carding.ts';
import type { Context } from './context.ts';

export interface CardIntents {
  /** Opens the dialog in which one is written. */
  ask(conversation: ConversationId): void;
  leave(): void;
  /** Asks the shopper for a rating, once in a conversation; why not stands in the notice. */
  askRating(conversation: ConversationId): void;
  /** Sends it; the dialog goes when it was stored, else it stays with the reason why not, and nothing of it stands in the thread. */
  send(what: Card | ToStore): Promise<boolean>;
}

export function createCardIntents(context: Context): CardIntents {
  const { carding } = context.state;
  const later = () => import('./send-card.ts');
  return {
    ask(conversation) {
      carding.value = { conversation, working: false, problem: undefined };
    },
    leave() {
      carding.value = undefined;
    },
    askRating: async (conversation) => (await later()).askRating(context, conversation),
    send: async (what) => (await later()).sendCard(context, what),
  };
}
