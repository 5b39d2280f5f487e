import { cardLine } from '@shopbell/protocol/constants';
import type { Attachments } from './command.ts';
import type { Conversation } from './conversation.ts';

/** Characters of the newest message kept for lists. */
const LAST_LINE_CHARS = 160;

/** What a list shows of a message: its words, or what its file or its card is called. */
export function lineOf({ text, file, card }: { text: string } & Pick<Attachments, 'file' | 'card'>): string {
  if (text !== '') return text;
  return file?.name ?? (card ? cardLine(card.card) : '');
}

/** What is kept of a text for lists: its start, without splitting a surrogate pair. This runs for every message. */
export function lastWords(text: string): string {
  if (text.length <= LAST_LINE_CHARS) return text;
  const end = text.charCodeAt(LAST_LINE_CHARS - 1);
  return text.slice(0, end >= 0xd800 && end <= 0xdbff ? LAST_LINE_CHARS - 1 : LAST_LINE_CHARS);
}

/** Other words for the message `of`; what was taken back stays so. Lists show the newest message only. */
export const reworded = <C extends Conversation>(conversation: C, of: number, text: string): C =>
  conversation.last?.seq === of
    ? { ...conversation, last: { ...conversation.last, text: lastWords(text) } }
    : conversation;
