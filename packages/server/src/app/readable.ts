import { agentMayRead, type Conversation, shopperMayRead } from '@shopbell/domain';
import type { ConversationId } from '@shopbell/protocol';
import type { AppDeps } from './deps.ts';
import { personsOf, type Who } from './who.ts';

/** May this connection see it? The one rule behind every read, every delivery and every command. */
export const mayRead = (conversation: Conversation, who: Who): boolean =>
  who.role === 'agent'
    ? agentMayRead(conversation, who.agent.id, who.duty)
    : shopperMayRead(conversation, personsOf(who));

/** The conversation if the caller may read it; undefined alike when it is foreign and when it doesn't exist. */
export async function readable(deps: AppDeps, who: Who, id: ConversationId): Promise<Conversation | undefined> {
  const conversation = await deps.store.conversation(who.site, id);
  return conversation && mayRead(conversation, who) ? conversation : undefined;
}
