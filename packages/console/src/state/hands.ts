import type { AgentId, ConversationId, ConversationRow } from '@shopbell/protocol';
import type { AgentView } from '@shopbell/sdk/agent';
import type { Move } from './moves.ts';

/** Who had what when this agent last saw it; undefined where nobody had it. */
export type Hands = ReadonlyMap<ConversationId, AgentId | undefined>;

type Lists = Pick<AgentView, 'mine' | 'owned'>;

const holderOf = ({ agent }: ConversationRow): AgentId | undefined => agent?.id;

/** What a change of hands is told as. The others are told by what they are about, and not kept. */
const CHANGES: ReadonlySet<Move['is']> = new Set(['moved', 'waits', 'given', 'came']);

/**
 * The hands as they are now; of what is told and not seen so far, or about to be, as they were: whoever comes back is told again.
 */
export function handsOf(
  before: Hands,
  { mine, owned }: Lists,
  told: readonly Move[],
  coming: readonly ConversationRow[],
): Hands {
  const unseen = new Set([
    ...told.filter(({ is }) => CHANGES.has(is)).map(({ conversation }) => conversation),
    ...coming.map(({ conversation }) => conversation),
  ]);
  const rows = [...owned, ...mine].filter((row) => !unseen.has(row.conversation) || before.has(row.conversation));
  return new Map(
    rows.map((row) => [row.conversation, unseen.has(row.conversation) ? before.get(row.conversation) : holderOf(row)]),
  );
}

/** What an owner is told who was away: of what they see through or had, all that somebody else has now, or nobody. */
export const changedHands = (before: Hands, { owned }: Lists): readonly Move[] =>
  owned.flatMap((row): Move[] => {
    const { conversation, shopper, agent } = row;
    if (!before.has(conversation) || before.get(conversation) === holderOf(row)) return [];
    return [agent ? { is: 'moved', conversation, shopper, agent: agent.name } : { is: 'waits', conversation, shopper }];
  });

/** What this agent has and did not have: who gave it stands in the thread, once that is there. */
export const cameMeanwhile = (before: Hands, { mine }: Lists): readonly ConversationRow[] =>
  mine.filter((row) => !before.has(row.conversation) || before.get(row.conversation) !== holderOf(row));

/** What was told before of what is told now is told no more: the newest word stands. */
export const withoutOlder = (told: readonly Move[], anew: readonly Move[]): readonly Move[] =>
  told.filter(({ is, conversation }) => !CHANGES.has(is) || anew.every((move) => move.conversation !== conversation));

/** Hands as this machine keeps them, for one agent: ids, no words. */
export const writeHands = (agent: AgentId, hands: Hands): string =>
  [agent, ...[...hands].map(([conversation, holder]) => `${conversation}:${holder ?? ''}`)].join(' ');

/** What was kept for this agent; undefined where nothing was, or for another one. */
export function readHands(kept: string | null, agent: AgentId): Hands | undefined {
  const [owner, ...rest] = (kept ?? '').split(' ');
  if (owner !== agent) return undefined;
  return new Map(
    rest.map((field) => {
      const [conversation = '', holder = ''] = field.split(':');
      return [conversation, holder || undefined];
    }),
  );
}
