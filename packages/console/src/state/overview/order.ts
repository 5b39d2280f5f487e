import type { ConversationRow } from '@shopbell/protocol';
import type { DueLevel } from '../../time/due.ts';
import { type Clocks, waitsFrom } from '../clock.ts';
import { isInbox } from '../inbox.ts';

/** What the figures narrow the table to. `due`: overdue, or nearly. */
export const KINDS = ['waiting', 'due', 'active', 'left'] as const;
export type Kind = (typeof KINDS)[number];

/** What the table is narrowed to. */
export interface Narrow {
  words: string;
  kind?: Kind;
  group?: string;
  agent?: string;
}

export const EVERYTHING: Narrow = { words: '' };

export const COLUMNS = ['due', 'shopper', 'agent', 'group', 'opened'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Sort {
  by: Column;
  down: boolean;
}

/** The most urgent first. */
export const URGENT: Sort = { by: 'due', down: false };

/** A row as it is looked for and put in order: with the words that stand in it. */
export interface Told {
  row: ConversationRow;
  shopper: string;
  /** Empty while nobody has it. */
  agent: string;
  group: string;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Is it this kind? `level` is how its clock stands. */
export function isOf(kind: Kind, row: ConversationRow, level: DueLevel | undefined): boolean {
  switch (kind) {
    case 'waiting':
      return row.state === 'requested';
    case 'due':
      return level === 'over' || level === 'pressing';
    case 'active':
      return row.state === 'active';
    case 'left':
      return isInbox(row);
  }
}

/** Keeps what is looked for. */
export function narrowed(
  all: readonly Told[],
  { words, kind, group, agent }: Narrow,
  levelOf: (row: ConversationRow) => DueLevel | undefined,
): readonly Told[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return all.filter((told) => {
    const { row } = told;
    if (group !== undefined && row.group !== group) return false;
    if (agent !== undefined && row.agent?.id !== agent && !row.guests?.some(({ id }) => id === agent)) return false;
    if (kind !== undefined && !isOf(kind, row, kind === 'due' ? levelOf(row) : undefined)) return false;
    if (wanted.length === 0) return true;
    const text = plain(`${told.shopper} ${told.agent} ${told.group} ${row.last?.text ?? ''}`);
    return wanted.every((word) => text.includes(word));
  });
}

/** Who runs on a clock stands first, what is due first on top; then who waits without one, left messages, and the rest, oldest first. */
function urgency({ row }: Told, clocks: Clocks): readonly [rank: number, at: number] {
  const clock = clocks.get(row.conversation);
  if (clock) return [0, clock.dueAt ?? Number.MAX_SAFE_INTEGER];
  if (row.state === 'requested') return [1, waitsFrom(row) ?? row.openedAt];
  if (isInbox(row)) return [2, row.left.dueAt ?? Number.MAX_SAFE_INTEGER];
  return [3, row.openedAt];
}

/** In the wished order; two that are alike stand by their ids, so that they keep their places. */
export function sorted(
  all: readonly Told[],
  { by, down }: Sort,
  clocks: Clocks,
  lang: string,
): readonly ConversationRow[] {
  const collator = new Intl.Collator(lang, { numeric: true });
  const due = new Map(by === 'due' ? all.map((told) => [told, urgency(told, clocks)] as const) : []);
  const compare = (a: Told, b: Told): number => {
    if (by === 'due') {
      const [[rankA, atA], [rankB, atB]] = [due.get(a) ?? [0, 0], due.get(b) ?? [0, 0]];
      return rankA - rankB || atA - atB;
    }
    if (by === 'opened') return a.row.openedAt - b.row.openedAt;
    // Those of nobody stand together, before all names.
    return collator.compare(a[by], b[by]);
  };
  const way = down ? -1 : 1;
  return all
    .toSorted((a, b) => way * compare(a, b) || (a.row.conversation < b.row.conversation ? -1 : 1))
    .map(({ row }) => row);
}
