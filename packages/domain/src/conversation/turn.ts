import type { AgentId, PublicEvent } from '@shopbell/protocol';
import type { Conversation, LastLine } from './conversation.ts';
import { lastWords } from './line.ts';

/**
 * A turn starts at the shopper's first unanswered message; bots and system lines never end it. One copy of the
 * conversation: this runs for every message.
 */
export function afterMessage(conversation: Conversation, { seq, by, at }: PublicEvent, text: string): Conversation {
  const words = lastWords(text);
  // Spreading what may be empty costs as much as the rest of this.
  const last: LastLine =
    by.role === 'agent' ? { seq, by: by.role, agent: by.id, at, text: words } : { seq, by: by.role, at, text: words };
  const { waitingSince } = conversation;
  if (by.role === 'shopper') {
    const said = { ...conversation, seq, lastAt: at, last, waitingSince: waitingSince ?? at };
    // Somebody has it before a word was said: their first answer is owed from here on.
    return said.state === 'active' && conversation.last === undefined ? { ...said, firstOwedAt: at } : said;
  }
  if (by.role === 'agent' && (waitingSince !== undefined || conversation.left || firstOwed(conversation))) {
    const {
      waitingSince: _,
      toldAt: __,
      firstOwedAt: ___,
      ...answered
    } = conversation as Conversation & {
      firstOwedAt?: number;
    };
    const { left } = conversation;
    const replied = left && left.repliedAt === undefined ? { left: { ...left, repliedAt: at } } : {};
    return { ...answered, ...replied, seq, lastAt: at, last, answeredAt: conversation.answeredAt ?? at };
  }
  if (by.role === 'agent' && conversation.answeredAt === undefined) {
    return { ...conversation, seq, lastAt: at, last, answeredAt: at };
  }
  if (by.role === 'system' && waitingSince !== undefined) return { ...conversation, seq, lastAt: at, last, toldAt: at };
  return { ...conversation, seq, lastAt: at, last };
}

/** From when the first answer of who has it is owed, if it is. */
const firstOwed = (conversation: Conversation): number | undefined =>
  conversation.state === 'active' ? conversation.firstOwedAt : undefined;

/** Who gets it owes a first answer from now on; who has it already goes on as they were, and a left message has its own due time. */
export function firstOwedBy(conversation: Conversation, agent: AgentId, at: number): { firstOwedAt?: number } {
  const { state, last, left, waitingSince = 0 } = conversation;
  const isInbox = left !== undefined && left.repliedAt === undefined && waitingSince <= left.at;
  if (last === undefined || state === 'left' || isInbox) return {};
  const isSame = conversation.state === 'active' && conversation.agent.id === agent;
  const since = isSame ? firstOwed(conversation) : at;
  return since === undefined ? {} : { firstOwedAt: since };
}
