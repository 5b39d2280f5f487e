import type { AgentId, ConversationRow } from '@shopbell/protocol';
import { sortLeft } from '../order.ts';

/** How a left message stands. */
export type Standing = 'new' | 'claimed' | 'replied' | 'gave_up';

/** What the list is narrowed to by state; `open`: what is owed an answer, `new` and `claimed`. */
export const VIEWS = ['open', 'new', 'claimed', 'replied', 'gave_up'] as const;
export type View = (typeof VIEWS)[number];
/** Those that nobody owes an answer to: they are asked for page by page. */
export type Settled = Extract<View, 'replied' | 'gave_up'>;
export const isSettled = (view: View): view is Settled => view === 'replied' || view === 'gave_up';

export interface Narrow {
  view: View;
  /** One's own: what one has, had last, or sees through. */
  mine: boolean;
  /** What is over its time. */
  late: boolean;
  words: string;
}

export const EVERYTHING: Narrow = { view: 'open', mine: false, late: false, words: '' };

export const isNarrow = ({ mine, late, words }: Narrow): boolean => mine || late || words !== '';

export function standingOf({ state, left }: ConversationRow): Standing {
  if (left?.gaveUpAt !== undefined) return 'gave_up';
  if (left?.repliedAt !== undefined) return 'replied';
  return state === 'left' ? 'new' : 'claimed';
}

/** Who has it, had it last, or sees it through. */
export const isTheirs = ({ agent, owner }: ConversationRow, self: AgentId | undefined): boolean =>
  self !== undefined && (agent?.id === self || owner?.id === self);

/** A row with the words that stand in it. */
export interface Told {
  row: ConversationRow;
  text: string;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

interface By {
  self: AgentId | undefined;
  isLate(row: ConversationRow): boolean;
}

/** What is looked for: what is due first on top; of the settled the last left first, as they came. */
export function narrowed(
  all: readonly Told[],
  { view, mine, late, words }: Narrow,
  { self, isLate }: By,
): readonly ConversationRow[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  const kept = all.filter(({ row, text }) => {
    if (!isSettled(view) && view !== 'open' && standingOf(row) !== view) return false;
    if (mine && !isTheirs(row, self)) return false;
    if (late && !isLate(row)) return false;
    return wanted.length === 0 || wanted.every((word) => plain(text).includes(word));
  });
  const rows = kept.map(({ row }) => row);
  return isSettled(view) ? rows : sortLeft(rows);
}
