import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import type { AgentView } from '@shopbell/sdk/agent';

/** The live lists of who oversees the floor. */
export type LiveLists = Pick<AgentView, 'waiting' | 'left' | 'mine' | 'owned' | 'company' | 'floor'>;

/** By state: its list is as long as it gets, so that there may be others. */
type Full = Readonly<Record<ConversationRow['state'], boolean>>;

const fullOf = ({ waiting, left, floor }: LiveLists): Full => ({
  requested: waiting.length >= LIMITS.listMaxRows,
  left: left.length >= LIMITS.listMaxRows,
  active: floor.length >= LIMITS.floorMaxRows,
  closed: false,
});

/** Do the live lists hold less than there is? */
export function isCut(lists: LiveLists): boolean {
  const { requested, left, active } = fullOf(lists);
  return requested || left || active;
}

const isNewer = (a: ConversationRow, b: ConversationRow): boolean => a.seq + a.deskSeq > b.seq + b.deskSeq;

/**
 * Every open conversation that is known: what the live lists hold, and beyond a full one what was there at the last look. A list
 * that isn't full is the whole truth of its state.
 */
export function gather(lists: LiveLists, looked: readonly ConversationRow[]): readonly ConversationRow[] {
  const rows = new Map<ConversationId, ConversationRow>();
  const put = (row: ConversationRow): void => {
    const known = rows.get(row.conversation);
    if (!known || isNewer(row, known)) rows.set(row.conversation, row);
  };
  const { waiting, left, mine, owned, company, floor } = lists;
  for (const list of [floor, owned, company, left, waiting, mine]) for (const row of list) put(row);
  const full = fullOf(lists);
  for (const row of looked) if (full[row.state] || rows.has(row.conversation)) put(row);
  return [...rows.values()].filter(({ state }) => state !== 'closed');
}
