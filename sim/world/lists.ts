import { type Conversation, isClaimed, isInCompany } from '@shopbell/domain';
import type { List, ListRow } from '../history.ts';
import { AGENTS } from './server.ts';

/** An agent's lists, as the view names them. */
export type ListName = 'waiting' | 'left' | 'mine' | 'owned' | 'company' | 'floor' | 'promises';

/** How far the logs of a row go, and what is owed by it. */
interface Row {
  readonly seq: number;
  readonly deskSeq: number;
  readonly promises?: readonly {
    readonly id: string;
    readonly dueAt: number;
    readonly owner: { readonly id: string };
  }[];
}

const at = ({ seq, deskSeq, promises = [] }: Row) =>
  [`${seq}/${deskSeq}`, ...promises.map(({ id, dueAt, owner }) => `${id} at ${dueAt} by ${owner.id}`)].join(', ');

/** Rows as lists are compared by them. */
export const listRows = (rows: readonly (Row & { conversation: string })[]): readonly ListRow[] =>
  rows.map((row) => ({ conversation: row.conversation, at: at(row) }));

/** What belongs in which list. A second reading of the rule, on purpose: the relay's own is what is checked. */
function belongs(name: ListName, row: Conversation, id: string, oversees: boolean): boolean {
  const { state } = row;
  const has = state === 'active' && row.agent.id === id;
  return {
    waiting: state === 'requested',
    left: state === 'left' || (isClaimed(row) && !has),
    mine: has,
    owned: !has && state !== 'closed' && row.case.owner?.id === id,
    company: isInCompany(row, id),
    floor: oversees && state === 'active',
    promises: !!row.promises?.some(({ owner }) => oversees || owner.id === id),
  }[name];
}

/** A page with an agent's lists. */
export interface Listing {
  readonly name: string;
  readonly token: string;
  /** As the screen has them. */
  lists(): Readonly<Record<ListName, readonly ListRow[]>>;
}

/** Every list of an agent's page, and what the store has of it. */
export function listsOf(page: Listing, rows: readonly Conversation[]): List[] {
  const agent = AGENTS[page.token];
  if (!agent) return [];
  return Object.entries(page.lists()).map(([name, shown]) => ({
    who: page.name,
    name,
    shown,
    stored: rows
      .filter((row) => belongs(name as ListName, row, agent.id, agent.duty !== 'agent'))
      .map((row) => ({ conversation: row.id, at: at(row) })),
  }));
}
