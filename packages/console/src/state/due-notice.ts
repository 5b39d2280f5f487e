import { degreeAt } from '@shopbell/domain';
import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import type { Clocks } from './clock.ts';

/** Shoppers who wait for an answer: those whose time is nearly over, and those who are past it, each due first first. */
export interface DueNotice {
  late: readonly ConversationRow[];
  soon: readonly ConversationRow[];
}

/** What is to be told at an instant. Of the conversation that is being looked at its own clock tells. */
export function dueNotice(
  rows: readonly ConversationRow[],
  clocks: Clocks,
  now: number,
  looked: ConversationId | undefined,
): DueNotice | undefined {
  const told = rows
    .flatMap((row) => {
      const clock = clocks.get(row.conversation);
      const degree = clock && degreeAt(clock, now).degree;
      return clock && degree !== 'fine' && row.conversation !== looked ? [{ row, clock, degree }] : [];
    })
    .sort((a, b) => (a.clock.dueAt ?? 0) - (b.clock.dueAt ?? 0));
  if (told.length === 0) return undefined;
  const of = (degree: 'warning' | 'overdue') => told.filter((one) => one.degree === degree).map(({ row }) => row);
  return { late: of('overdue'), soon: of('warning') };
}
