import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';
import type { AgentView } from '@shopbell/sdk/agent';

/** How far one's conversations were known to go, by conversation: `seq` of the last public event. */
export type Heads = ReadonlyMap<ConversationId, number>;

/** A conversation that went on while this agent had no line: its events after `after`, up to `upTo`. */
export interface Cut {
  conversation: ConversationId;
  after: number;
  upTo: number;
}

/** A cut in which the shopper wrote. */
export interface Unanswered extends Cut {
  row: ConversationRow;
  /** How many messages. */
  count: number;
}

export const headsOf = (mine: readonly ConversationRow[]): Heads =>
  new Map(mine.map(({ conversation, seq }) => [conversation, seq]));

/** What went on without this agent, of what they had before and still have. A cut that was there already reaches on. */
export function cutsOf(cuts: readonly Cut[], heads: Heads, mine: readonly ConversationRow[]): readonly Cut[] {
  return mine.flatMap(({ conversation, seq, waitingSince }): Cut[] => {
    const before = cuts.find((cut) => cut.conversation === conversation);
    const head = heads.get(conversation);
    if (waitingSince === undefined || head === undefined || seq <= head) return before ? [before] : [];
    return [{ conversation, after: before?.after ?? head, upTo: seq }];
  });
}

/** Those that are not answered so far: whoever has the last word in them, the desk has not. */
export const openCuts = (cuts: readonly Cut[], mine: readonly ConversationRow[]): readonly Cut[] =>
  cuts.filter((cut) =>
    mine.some(({ conversation, waitingSince }) => conversation === cut.conversation && waitingSince !== undefined),
  );

/** Exactly those in which the shopper wrote meanwhile, the longest wait first. What isn't loaded so far tells nothing. */
export function unanswered(
  cuts: readonly Cut[],
  { mine, threads }: Pick<AgentView, 'mine' | 'threads'>,
): readonly Unanswered[] {
  return openCuts(cuts, mine)
    .flatMap((cut): Unanswered[] => {
      const row = mine.find(({ conversation }) => conversation === cut.conversation);
      const count = wrote(threads.get(cut.conversation), cut);
      return row && count > 0 ? [{ ...cut, row, count }] : [];
    })
    .toSorted((a, b) => (a.row.waitingSince ?? 0) - (b.row.waitingSince ?? 0));
}

const wrote = (thread: Thread | undefined, { after, upTo }: Cut): number =>
  thread?.events.filter(
    ({ kind, seq, by }) => kind === 'message' && by.role === 'shopper' && seq > after && seq <= upTo,
  ).length ?? 0;

/** Heads as this machine keeps them, for one agent: ids and numbers, no words. */
export const writeHeads = (agent: string, heads: Heads): string =>
  [agent, ...[...heads].map(([conversation, seq]) => `${conversation}:${seq}`)].join(' ');

/** Cuts as this machine keeps them. */
export const writeCuts = (agent: string, cuts: readonly Cut[]): string =>
  [agent, ...cuts.map(({ conversation, after, upTo }) => `${conversation}:${after}:${upTo}`)].join(' ');

const fieldsOf = (kept: string | null, agent: string): readonly (readonly string[])[] => {
  const [owner, ...rest] = (kept ?? '').split(' ');
  return owner === agent ? rest.map((field) => field.split(':')) : [];
};

/** What was kept for this agent; nothing for another one. */
export const readHeads = (kept: string | null, agent: string): Heads =>
  new Map(fieldsOf(kept, agent).map(([conversation = '', seq]) => [conversation, Number(seq)]));

export const readCuts = (kept: string | null, agent: string): readonly Cut[] =>
  fieldsOf(kept, agent).map(([conversation = '', after, upTo]) => ({
    conversation,
    after: Number(after),
    upTo: Number(upTo),
  }));
