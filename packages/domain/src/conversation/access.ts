import type { AgentId } from '@shopbell/protocol';
import type { Conversation, InState, PersonKey } from './conversation.ts';
import { owesIn } from './promise.ts';

/** What an agent may do on a site. */
export type Duty = 'agent' | 'supervisor' | 'admin';

/** A shopper reads the conversations of the persons this session has proven to be, and no others. */
export const shopperMayRead = (conversation: Conversation, persons: readonly PersonKey[]): boolean =>
  persons.includes(conversation.person);

/** Did this agent join it, or were they asked to? */
export const isInCompany = (conversation: Conversation, agent: AgentId): boolean =>
  conversation.state === 'active' &&
  (isGuest(conversation, agent) || !!conversation.invited?.some((invitation) => invitation.agent.id === agent));

/** Did this agent join it? */
export const isGuest = (conversation: Conversation, agent: AgentId): boolean =>
  conversation.state === 'active' && !!conversation.guests?.some(({ id }) => id === agent);

/** A left message that an agent has taken and not answered so far: the inbox still shows it, with who has it. */
export const isClaimed = (conversation: Conversation): conversation is InState<'active'> =>
  conversation.state === 'active' && conversation.left !== undefined && conversation.left.repliedAt === undefined;

/**
 * An agent reads what waits, what was left until it is answered, what they hold or held last, what they are in or
 * invited to, what they owe a promise in, and the cases they own; supervisors and admins read the whole site. The site itself is checked by the key the conversation is loaded with.
 */
export function agentMayRead(conversation: Conversation, agent: AgentId, duty: Duty): boolean {
  if (duty !== 'agent') return true;
  if (conversation.case.owner?.id === agent || owesIn(conversation, agent)) return true;
  if (conversation.state === 'requested' || conversation.state === 'left') return true;
  return conversation.agent?.id === agent || isClaimed(conversation) || isInCompany(conversation, agent);
}

/** Does this agent answer in it, or is asked to? */
const isServing = (conversation: Conversation, agent: AgentId): boolean =>
  (conversation.state === 'active' && conversation.agent.id === agent) || isInCompany(conversation, agent);

/**
 * Who answers a shopper now may read what was said with them before: what is closed, of the same person. `theirs` are conversations of
 * that person, of which those that are open count.
 */
export const mayReadEarlier = (conversation: Conversation, theirs: readonly Conversation[], agent: AgentId): boolean =>
  conversation.state === 'closed' &&
  theirs.some((other) => other.person === conversation.person && isServing(other, agent));
