import type { Conversation, GroupId } from '@shopbell/domain';
import type { AgentId, ConversationId } from '@shopbell/protocol';

/** Somebody beside who has a conversation, or asked to come. */
export interface Guest {
  readonly conversation: ConversationId;
  readonly agent: AgentId;
  /** Whose conversation it is: its grace counts. */
  readonly group: GroupId;
}

/** Who is in a site's conversations beside those who have them, or asked in. Fed as the book is. */
export interface Company {
  /** Takes a conversation as it is now; true when somebody is in it, or asked, who was not. */
  hear(conversation: Conversation): boolean;
  /** Forgets one that is not there any more. */
  drop(conversation: ConversationId): void;
  /** Everything anew, as the store has it. */
  reset(all: readonly Conversation[]): void;
  /** Everybody, each once a conversation. */
  all(): Guest[];
}

const agentsIn = (c: Conversation): ReadonlySet<AgentId> => {
  if (c.state !== 'active') return new Set();
  const { guests = [], invited = [] } = c;
  return new Set([...guests.map(({ id }) => id), ...invited.map(({ agent }) => agent.id)]);
};

export function createCompany(): Company {
  const company = new Map<ConversationId, { group: GroupId; agents: ReadonlySet<AgentId> }>();
  const hear = (conversation: Conversation): boolean => {
    const { id, group } = conversation;
    const before = company.get(id)?.agents;
    const agents = agentsIn(conversation);
    if (agents.size > 0) company.set(id, { group, agents });
    else company.delete(id);
    return [...agents].some((agent) => !before?.has(agent));
  };
  return {
    hear,
    drop: (conversation) => void company.delete(conversation),
    reset(all) {
      company.clear();
      for (const conversation of all) hear(conversation);
    },
    all: () =>
      [...company].flatMap(([conversation, { group, agents }]) =>
        [...agents].map((agent) => ({ conversation, agent, group })),
      ),
  };
}
