import type { ConversationRow } from '@shopbell/protocol';
import { PATCH, WHOLE } from '../wire/agent-shapes.ts';
import { fits } from '../wire/shape.ts';

/** A list of the state lane at a revision. */
interface List {
  readonly rev: number;
  readonly rows: readonly ConversationRow[];
}

/** An agent's two live lists. */
export interface Lists {
  readonly waiting: List;
  readonly mine: List;
}

const EMPTY: List = { rev: -1, rows: [] };
export const EMPTY_LISTS: Lists = { waiting: EMPTY, mine: EMPTY };

/**
 * Applies a state of the lists' topics: the latest revision wins, a patch fits only on the one before it.
 * @returns the lists; undefined when one was missed, so that they must be read anew; others' topics change nothing
 */
export function takeList(lists: Lists, state: unknown): Lists | undefined {
  if (fits(WHOLE, state)) return { ...lists, [state.topic]: { rev: state.rev, rows: state.rows } };
  if (!fits(PATCH, state)) return lists;
  const { topic, rev, put, drop } = state;
  const list = lists[topic];
  if (rev <= list.rev) return lists;
  if (rev > list.rev + 1) return undefined;
  const gone = new Set([...drop, ...put.map((row) => row.conversation)]);
  return { ...lists, [topic]: { rev, rows: [...list.rows.filter((row) => !gone.has(row.conversation)), ...put] } };
}
