import type { ConversationRow } from '@shopbell/protocol';
import type { AgentDuty, Colleague, Group, Offer, Rules } from '../desk-types.ts';
import { COLLEAGUES, DUTY, OFFERS, PATCH, RULES, WHOLE } from '../wire/agent-shapes.ts';
import { fits } from '../wire/shape.ts';

/** A list of the state lane at a revision. */
interface List {
  readonly rev: number;
  readonly rows: readonly ConversationRow[];
}

/** An agent's live lists. */
export interface Lists {
  readonly waiting: List;
  readonly left: List;
  readonly mine: List;
  readonly owned: List;
  readonly company: List;
  readonly floor: List;
  readonly promises: List;
  /** Who is on duty. */
  readonly colleagues: {
    readonly rev: number;
    readonly agents: readonly Colleague[];
    readonly groups: readonly Group[];
  };
  readonly duty: { readonly rev: number; readonly duty: AgentDuty | undefined };
  readonly offers: { readonly rev: number; readonly offers: readonly Offer[] };
  readonly rules: { readonly rev: number; readonly rules: Rules | undefined };
}

const EMPTY: List = { rev: -1, rows: [] };
export const EMPTY_LISTS: Lists = {
  waiting: EMPTY,
  left: EMPTY,
  mine: EMPTY,
  owned: EMPTY,
  company: EMPTY,
  floor: EMPTY,
  promises: EMPTY,
  colleagues: { rev: -1, agents: [], groups: [] },
  duty: { rev: -1, duty: undefined },
  offers: { rev: -1, offers: [] },
  rules: { rev: -1, rules: undefined },
};

/** Rows of the lists that are other ones than before, or were in none of them. */
export function renewed(before: Lists, now: Lists): readonly ConversationRow[] {
  if (before === now) return [];
  const all = ({ waiting, left, mine, owned, company, floor, promises }: Lists) =>
    [waiting, left, mine, owned, company, floor, promises].flatMap(({ rows }) => rows);
  const known = new Set(all(before));
  return all(now).filter((row) => !known.has(row));
}

type Whole = 'colleagues' | 'duty' | 'offers' | 'rules';
type Topic = { [N in Whole]: { name: N; rev: number; value: Lists[N] } }[Whole];

/** A topic that is always sent whole; undefined for any other. */
function topicOf(state: unknown): Topic | undefined {
  if (fits(COLLEAGUES, state)) {
    const { rev, agents, groups = [] } = state;
    return { name: 'colleagues', rev, value: { rev, agents, groups } };
  }
  if (fits(DUTY, state)) {
    const { topic: _, rev, ...duty } = state;
    return { name: 'duty', rev, value: { rev, duty } };
  }
  if (fits(OFFERS, state)) {
    const { rev, offers } = state;
    return { name: 'offers', rev, value: { rev, offers } };
  }
  if (!fits(RULES, state)) return undefined;
  const { topic: _, rev, ...rules } = state;
  return { name: 'rules', rev, value: { rev, rules } };
}

/**
 * Applies a state of the lists' topics: the latest revision wins, a patch fits only on the one before it.
 * @returns the lists; undefined when one was missed, so that they must be read anew; others' topics change nothing
 */
export function takeList(lists: Lists, state: unknown): Lists | undefined {
  const topic = topicOf(state);
  if (topic) return topic.rev < lists[topic.name].rev ? lists : { ...lists, [topic.name]: topic.value };
  if (fits(WHOLE, state)) return { ...lists, [state.topic]: { rev: state.rev, rows: state.rows } };
  if (!fits(PATCH, state)) return lists;
  const { rev, put, drop } = state;
  const list = lists[state.topic];
  if (rev <= list.rev) return lists;
  if (rev > list.rev + 1) return undefined;
  const gone = new Set([...drop, ...put.map((row) => row.conversation)]);
  return {
    ...lists,
    [state.topic]: { rev, rows: [...list.rows.filter((row) => !gone.has(row.conversation)), ...put] },
  };
}
