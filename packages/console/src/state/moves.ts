import type { StuckReason } from '@shopbell/domain';
import type { AgentId, ConversationId, ConversationRow } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';
import type { AgentView } from '@shopbell/sdk/agent';
import type { Shopper } from '../text/shopper.ts';

/** Most that waits to be seen: a bound for a page that nobody looks at for days. */
const TOLD_MAX = 200;
/** Lines at a time; the rest comes as these are seen. */
const SHOWN = 3;

/**
 * What became of a conversation without this agent's doing. `moved` – another agent has one they own; `waits` – one they own waits
 * again; `lapsed` – it is no longer offered to them; `given` – it was handed to them; `owed` – a promise in it was; `came` – the site gave it to them; `taken` – a supervisor took it from them; `joined` – somebody came into one they have; `declined` – somebody they asked in said no;
 * `stuck` – one they own doesn't go on; `unsaid` – the server refused what they said there, or with `recall` that they take it back, by its code.
 */
export type Move =
  | {
      is: 'moved' | 'given' | 'owed' | 'joined' | 'declined';
      conversation: ConversationId;
      shopper: Shopper;
      agent: string;
    }
  | { is: 'waits' | 'lapsed' | 'came'; conversation: ConversationId; shopper: Shopper }
  | { is: 'unsaid'; conversation: ConversationId; shopper: Shopper; code: string; recall: boolean }
  | { is: 'stuck'; conversation: ConversationId; shopper: Shopper; why: StuckReason }
  | { is: 'taken'; conversation: ConversationId; shopper: Shopper; agent: string; why: string };

/** Those to be told once more have happened. */
export const addMoves = (told: readonly Move[], moves: readonly Move[]): readonly Move[] =>
  moves.length > 0 ? [...told, ...moves].slice(-TOLD_MAX) : told;

/** The newest lines with their places, and how many are behind them. */
export function shownMoves(told: readonly Move[]): { lines: readonly (readonly [number, Move])[]; more: number } {
  const more = Math.max(0, told.length - SHOWN);
  return { lines: told.slice(more).map((move, at) => [more + at, move] as const), more };
}

type Lists = Pick<AgentView, 'mine' | 'owned'>;

/** What an owner is told: of the conversations they own, those that changed hands since. What they gave away themselves is no news. */
export function movedSince(before: Lists, now: Lists): readonly Move[] {
  if (before.owned === now.owned) return [];
  const known = new Map(before.owned.map((row) => [row.conversation, row]));
  return now.owned.flatMap((row): Move[] => {
    const was = known.get(row.conversation);
    const { conversation, shopper, agent } = row;
    if (!was || was.agent?.id === agent?.id) return [];
    return [agent ? { is: 'moved', conversation, shopper, agent: agent.name } : { is: 'waits', conversation, shopper }];
  });
}

/** The rows that came to this agent since; who gave them stands in the thread, once that is there. */
export function cameSince(before: Lists, now: Lists): readonly ConversationRow[] {
  if (before.mine === now.mine) return [];
  const known = new Set(before.mine.map(({ conversation }) => conversation));
  return now.mine.filter(({ conversation }) => !known.has(conversation));
}

/**
 * How it came to this agent: who handed it to them, by name; `the_site`, where requests are given out; `null` when they took it themselves;
 * undefined while the thread isn't there.
 */
export function givenBy(thread: Thread | undefined, selfId: AgentId): { name: string } | 'the_site' | null | undefined {
  const last = thread?.events.findLast((event) => event.kind === 'assigned');
  if (last?.kind !== 'assigned' || last.agent.id !== selfId) return undefined;
  if (last.by.role === 'system') return 'the_site';
  return last.by.role === 'agent' && last.by.id !== selfId ? { name: last.by.name } : null;
}

/** What is told and still so. What this agent has before their eyes, or has no more, did not come to them a moment ago. */
export function stillSo(
  told: readonly Move[],
  { mine, owned, offers }: Pick<AgentView, 'mine' | 'owned' | 'offers'>,
  open: ConversationId | undefined,
): readonly Move[] {
  const isIn = (list: readonly { conversation: ConversationId }[], id: ConversationId) =>
    list.some(({ conversation }) => conversation === id);
  const still = told.filter(({ is, conversation }) => {
    if (is === 'unsaid') return conversation !== open;
    if (is === 'came') return isIn(mine, conversation) && conversation !== open;
    if (is === 'lapsed') return !isIn(mine, conversation) && !isIn(offers, conversation);
    return is !== 'waits' || owned.some((row) => row.conversation === conversation && row.state === 'requested');
  });
  return still.length < told.length ? still : told;
}
