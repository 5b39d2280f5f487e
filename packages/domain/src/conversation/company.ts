import type { AgentId } from '@shopbell/protocol';
import type { AgentName, Conversation, Invitation } from './conversation.ts';

/** Who is in beside who has it, and who is asked; a list that is empty is absent. */
function withCompany(
  conversation: Conversation,
  guests: readonly AgentName[],
  invited: readonly Invitation[],
): Conversation {
  if (conversation.state !== 'active') return conversation;
  const { guests: _, invited: __, ...rest } = conversation;
  return { ...rest, ...(guests.length > 0 ? { guests } : {}), ...(invited.length > 0 ? { invited } : {}) };
}

/** The same without this agent. */
export function without(conversation: Conversation, agent: AgentId): Conversation {
  if (conversation.state !== 'active') return conversation;
  const { guests = [], invited = [] } = conversation;
  return withCompany(
    conversation,
    guests.filter(({ id }) => id !== agent),
    invited.filter((invitation) => invitation.agent.id !== agent),
  );
}

/** They come in; if they were asked to, that is answered. */
export function withGuest(conversation: Conversation, agent: AgentName): Conversation {
  const others = without(conversation, agent.id);
  return others.state === 'active'
    ? withCompany(others, [...(others.guests ?? []), agent], others.invited ?? [])
    : others;
}

export function withInvitation(conversation: Conversation, invitation: Invitation): Conversation {
  const others = without(conversation, invitation.agent.id);
  return others.state === 'active'
    ? withCompany(others, others.guests ?? [], [...(others.invited ?? []), invitation])
    : others;
}
