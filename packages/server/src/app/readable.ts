import { agentMayRead, type Conversation, mayReadEarlier, shopperMayRead } from '@shopbell/domain';
import type { ConversationId } from '@shopbell/protocol';
import type { AppDeps } from './deps.ts';
import { personsOf, type Who } from './who.ts';

/** May this connection see it? The one rule behind every read, every delivery and every command. */
export const mayRead = (conversation: Conversation, who: Who): boolean =>
  who.role === 'agent'
    ? agentMayRead(conversation, who.agent.id, who.duty)
    : conversation.id === who.only?.conversation || shopperMayRead(conversation, personsOf(who));

/** Open conversations of a person that are looked through for one that an agent answers in; nobody has as many. */
const OPEN_MAX = 20;

/** What was said before with the shopper an agent answers now. Asked of the store, and only where the row alone doesn't say. */
async function mayLookBack(deps: AppDeps, conversation: Conversation, who: Who): Promise<boolean> {
  if (who.role !== 'agent' || conversation.state !== 'closed') return false;
  const { site, person } = conversation;
  const theirs = await deps.store.conversations(site, { of: 'persons', persons: [person], limit: OPEN_MAX });
  return mayReadEarlier(conversation, theirs, who.agent.id);
}

/** The conversation if the caller may read it; undefined alike when it is foreign and when it doesn't exist. */
export async function readable(deps: AppDeps, who: Who, id: ConversationId): Promise<Conversation | undefined> {
  const conversation = await deps.store.conversation(who.site, id);
  if (!conversation) return undefined;
  return mayRead(conversation, who) || (await mayLookBack(deps, conversation, who)) ? conversation : undefined;
}
