import type { Conversation } from '@shopbell/domain';
import type { ConversationQuery } from '../ports/store.ts';

type Compare = (a: Conversation, b: Conversation) => number;

/** Newest `openedAt` first; of two of the same instant the one with the greater id. */
export const newestFirst: Compare = (a, b) => b.openedAt - a.openedAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

const oldestFirst: Compare = (a, b) => newestFirst(b, a);

const agentOf = (conversation: Conversation) => ('agent' in conversation ? (conversation.agent?.id ?? '') : '');

const byAgent: Compare = (a, b) => (agentOf(a) < agentOf(b) ? -1 : agentOf(a) > agentOf(b) ? 1 : 0);

const openFirst: Compare = (a, b) => Number(a.state === 'closed') - Number(b.state === 'closed') || newestFirst(a, b);

/** The order in which a list wants its conversations (see `ConversationQuery`). */
export const orderOf: Readonly<Record<ConversationQuery['of'], Compare>> = {
  persons: openFirst,
  waiting: oldestFirst,
  left: oldestFirst,
  held: (a, b) => byAgent(a, b) || oldestFirst(a, b),
  agent: newestFirst,
  owner: newestFirst,
  company: newestFirst,
};
