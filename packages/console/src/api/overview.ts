import type { ConversationRow } from '@shopbell/protocol';
import { fields, isNumber, list, type Reader } from './read.ts';
import { toRow } from './row.ts';

/** All that was open at an instant, epoch ms. `more`: there were others still. */
export interface OverviewView {
  at: number;
  rows: readonly ConversationRow[];
  more: boolean;
}

export const toOverview: Reader<OverviewView> = (value) => {
  const { at, conversations, more } = fields(value) ?? {};
  const rows = list(conversations, toRow);
  return isNumber(at) && rows ? { at, rows, more: more === true } : undefined;
};
