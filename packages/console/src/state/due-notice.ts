import { computed, type ReadonlySignal } from '@preact/signals';
import { degreeAt } from '@shopbell/domain';
import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import type { AgentView } from '@shopbell/sdk/agent';
import type { Clocks } from './clock.ts';

/** Shoppers who wait for this agent's answer: those whose time is nearly over, and those who are past it, each due first first. */
export interface DueNotice {
  late: readonly ConversationRow[];
  soon: readonly ConversationRow[];
}

/** What is to be told at an instant. Of the conversation that is being looked at its own clock tells. */
export function dueNotice(
  mine: readonly ConversationRow[],
  clocks: Clocks,
  now: number,
  looked: ConversationId | undefined,
): DueNotice | undefined {
  const told = mine
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

const namesOf = ({ late, soon }: DueNotice): string =>
  [...late, '', ...soon].map((row) => (typeof row === 'string' ? '|' : row.conversation)).join(' ');

/** The same notice as long as it names the same shoppers: a second that passes is no news. */
export function createDue(
  view: ReadonlySignal<AgentView>,
  clocks: ReadonlySignal<Clocks>,
  now: ReadonlySignal<number>,
  looked: () => ConversationId | undefined,
): ReadonlySignal<DueNotice | undefined> {
  let last: DueNotice | undefined;
  return computed(() => {
    const next = dueNotice(view.value.mine, clocks.value, now.value, looked());
    if (next && last && namesOf(next) === namesOf(last)) return last;
    last = next;
    return next;
  });
}
