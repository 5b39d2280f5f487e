import type { AgentId, ConversationId, ConversationRow } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';
import type { AgentSelf, AgentView } from '@shopbell/sdk/agent';
import type { Shopper } from '../text/shopper.ts';
import type { About } from './about.ts';
import type { Lane } from './items.ts';

/** A supervisor's words to this agent, unread so far. */
export interface Whisper {
  conversation: ConversationId;
  deskSeq: number;
  by: string;
  text: string;
  shopper: Shopper;
}

/** An invitation that waits for this agent's answer. */
export interface Asked {
  conversation: ConversationId;
  shopper: Shopper;
  by: string;
  /** What they wrote with it; undefined while the thread isn't there. */
  words: string | undefined;
}

/** Did this agent join it? */
export const isIn = (row: ConversationRow | undefined, selfId: AgentId | undefined): boolean =>
  !!row?.guests?.some(({ id }) => id === selfId);

/** Who asked this agent into it, if their answer is waited for. */
export const askedBy = (row: ConversationRow | undefined, selfId: AgentId | undefined): string | undefined =>
  row?.invited?.find(({ agent }) => agent.id === selfId)?.by.name;

/** Supervisors and admins whisper to whoever has it; undefined where there is nobody to whisper to. */
export const whisperTo = ({ state, agent }: About, self: AgentSelf | undefined) =>
  state === 'active' && agent && self && agent.id !== self.id && self.duty !== 'agent' ? agent : undefined;

/** Where this agent may write in an active conversation or in another one, the first by default. */
export function lanesOf(about: About, self: AgentSelf, isGuest: boolean): readonly Lane[] {
  const answers = about.state === 'active' && (about.agent?.id === self.id || isGuest);
  return [...(answers ? ['public' as const] : []), 'desk', ...(whisperTo(about, self) ? ['whisper' as const] : [])];
}

/** Its name among those that were read. */
export const whisperKey = ({ conversation, deskSeq }: Whisper): string => `${conversation} ${deskSeq}`;

/** The newest whisper of each of one's conversations, until it is read or one has written there since. */
export function unreadWhispers(
  { mine, threads }: Pick<AgentView, 'mine' | 'threads'>,
  selfId: AgentId | undefined,
  read: readonly string[],
): readonly Whisper[] {
  return mine.flatMap(({ conversation, shopper }) => {
    const thread = threads.get(conversation);
    const last = thread?.desk.findLast((event) => event.kind === 'whispered');
    if (last?.kind !== 'whispered' || last.to.id !== selfId || last.by.role !== 'agent') return [];
    const { deskSeq, afterSeq, text } = last;
    // Nothing is left of one that was erased.
    if (text === '') return [];
    const isOwn = ({ by }: { by: { role: string; id?: string } }) => by.role === 'agent' && by.id === selfId;
    const wrote =
      thread?.events.some((event) => event.kind === 'message' && event.seq > afterSeq && isOwn(event)) ||
      thread?.desk.some((event) => event.kind === 'note' && event.deskSeq > deskSeq && isOwn(event));
    const whisper = { conversation, deskSeq, by: last.by.name, text, shopper };
    return wrote || read.includes(whisperKey(whisper)) ? [] : [whisper];
  });
}

const wordsOf = (thread: Thread | undefined, selfId: AgentId): string | undefined => {
  const last = thread?.desk.findLast((event) => event.kind === 'invited' && event.to.id === selfId);
  return last?.kind === 'invited' ? last.text : undefined;
};

/** Invitations that wait for this agent's answer. */
export const askedInto = (
  { company, threads }: Pick<AgentView, 'company' | 'threads'>,
  selfId: AgentId | undefined,
): readonly Asked[] =>
  company.flatMap((row) => {
    const by = askedBy(row, selfId);
    const { conversation, shopper } = row;
    return by === undefined || selfId === undefined
      ? []
      : [{ conversation, shopper, by, words: wordsOf(threads.get(conversation), selfId) }];
  });
