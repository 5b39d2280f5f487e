import type { ConversationRow } from '@shopbell/protocol';
import type { Colleague } from '../agent-types.ts';
import { COLLEAGUES, PATCH, WHOLE } from '../wire/agent-shapes.ts';
import { fits } from '../wire/shape.ts';

/** A list of the state lane at a revision. */
interface List {
  readonly rev: number;
  readonly rows: readonly ConversationRow[];
}

/** An agent's live lists. */
export interface Lists {
  readonly waiting: List;
  readonly mine: List;
  readonly owned: List;
  /** Who is on duty. */
  readonly colleagues: { readonly rev: number; readonly agents: readonly Colleague[] };
}

const EMPTY: List = { rev: -1, rows: [] };
export const EMPTY_LISTS: Lists = {
  waiting: EMPTY,
  mine: EMPTY,
  owned: EMPTY,
  colleagues: { rev: -1, agents: [] },
};

/** Rows that are in one of the lists now, and were in none of them before. */
export function arrived(before: Lists, now: Lists): readonly ConversationRow[] {
  if (before === now) return [];
  const all = ({ waiting, mine, owned }: Lists) => [...waiting.rows, ...mine.rows, ...owned.rows];
  const known = new Set(all(before).map(({ conversation }) => conversation));
  return all(now).filter(({ conversation }) => !known.has(conversation));
}

/**
 * Applies a state of the lists' topics: the latest revision wins, a patch fits only on the one before it.
 * @returns the lists; undefined when one was missed, so that they must be read anew; others' topics change nothing
 */
export function takeList(lists: Lists, state: unknown): Lists | undefined {
  if (fits(COLLEAGUES, state)) {
    const { rev, agents } = state;
    return rev < lists.colleagues.rev ? lists : { ...lists, colleagues: { rev, agents } };
  }
  if (fits(WHOLE, state)) return { ...lists, [state.topic]: { rev: state.rev, rows: state.rows } };
  if (!fits(PATCH, state)) return lists;
  const { topic, rev, put, drop } = state;
  const list = lists[topic];
  if (rev <= list.rev) return lists;
  if (rev > list.rev + 1) return undefined;
  const gone = new Set([...drop, ...put.map((row) => row.conversation)]);
  return { ...lists, [topic]: { rev, rows: [...list.rows.filter((row) => !gone.has(row.conversation)), ...put] } };
}
