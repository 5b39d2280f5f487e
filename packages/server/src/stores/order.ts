import { type Conversation, firstDue } from '@shopbell/domain';
import type { AgentId } from '@shopbell/protocol';
import type { ConversationQuery } from '../ports/store.ts';

type Compare = (a: Conversation, b: Conversation) => number;
type Placed = Pick<Conversation, 'openedAt' | 'id'>;

/** Newest `openedAt` first; of two of the same instant the one with the greater id. */
export const newestFirst = (a: Placed, b: Placed): number =>
  b.openedAt - a.openedAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

export const oldestFirst = (a: Placed, b: Placed): number => newestFirst(b, a);

const agentOf = (conversation: Conversation) => ('agent' in conversation ? (conversation.agent?.id ?? '') : '');

const byAgent: Compare = (a, b) => (agentOf(a) < agentOf(b) ? -1 : agentOf(a) > agentOf(b) ? 1 : 0);

const openFirst: Compare = (a, b) => Number(a.state === 'closed') - Number(b.state === 'closed') || newestFirst(a, b);

/** By the first promise that is due, of this agent's where one is named. */
export const byDue =
  (agent?: AgentId): Compare =>
  (a, b) =>
    firstDue(a, agent) - firstDue(b, agent) || newestFirst(b, a);

/** The left message that was left last first. */
const lastLeftFirst: Compare = (a, b) =>
  (b.left?.at ?? 0) - (a.left?.at ?? 0) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

/** The order in which a list wants its conversations (see `ConversationQuery`). */
export const orderOf: Readonly<Record<Exclude<ConversationQuery['of'], 'promised'>, Compare>> = {
  persons: openFirst,
  person: oldestFirst,
  waiting: oldestFirst,
  left: oldestFirst,
  held: (a, b) => byAgent(a, b) || oldestFirst(a, b),
  agent: newestFirst,
  owner: newestFirst,
  company: newestFirst,
  settled: lastLeftFirst,
};
