import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import { fields, isNumber, isText, list, type Reader } from './read.ts';
import { toRow } from './row.ts';

/** A page of left messages that nobody owes an answer to; `next`: where the next one begins, as it is asked for. */
export interface SettledPage {
  rows: readonly ConversationRow[];
  next: string | undefined;
}

export const toSettled: Reader<SettledPage> = (value) => {
  const { conversations, next } = fields(value) ?? {};
  const rows = list(conversations, toRow);
  const { at, id } = fields(next) ?? {};
  return rows && { rows, next: isNumber(at) && isText(id) ? `${at}-${id}` : undefined };
};

/** What stands of a left message beside its row: the words it begins with, its files, and who gave it up and why. */
export interface LeftWords {
  conversation: ConversationId;
  first: string | undefined;
  files: number;
  gaveUp: { name: string; text: string } | undefined;
}

const toWords: Reader<LeftWords> = (value) => {
  const { conversation, first, files, gaveUp } = fields(value) ?? {};
  if (!isText(conversation) || !isNumber(files)) return undefined;
  const { name, text } = fields(gaveUp) ?? {};
  return {
    ...{ conversation, files },
    first: isText(first) ? first : undefined,
    gaveUp: isText(name) && isText(text) ? { name, text } : undefined,
  };
};

export const toLeftWords: Reader<readonly LeftWords[]> = (value) => list(fields(value)?.words, toWords);
