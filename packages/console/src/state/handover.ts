import type { ConversationId, DeskEvent, HandoverReason } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';

/** The note of whoever had the conversation before, for whoever has it now. */
export interface Handover {
  conversation: ConversationId;
  deskSeq: number;
  kind: 'transferred' | 'given_back';
  /** Who wrote it. */
  by: string;
  reason: HandoverReason;
  text: string;
}

type Moved = Extract<DeskEvent, { kind: 'transferred' | 'given_back' | 'taken_over' }>;

const isMove = (event: DeskEvent): event is Moved =>
  event.kind === 'transferred' || event.kind === 'given_back' || event.kind === 'taken_over';

/**
 * What the agent has to read before they answer: the note of the newest move, when it was somebody else's and they have not answered
 * since. Who takes a conversation over has asked for it, and gets no note.
 */
export function handoverOf(thread: Thread | undefined, selfId: string): Handover | undefined {
  const move = thread?.desk.findLast(isMove);
  if (!thread || !move || move.kind === 'taken_over' || move.by.role !== 'agent' || move.by.id === selfId)
    return undefined;
  // Nothing is left of one that was erased.
  if (move.text === '') return undefined;
  const answered = thread.events.some(
    ({ kind, seq, by }) => kind === 'message' && seq > move.afterSeq && by.role === 'agent' && by.id === selfId,
  );
  if (answered) return undefined;
  const { conversation } = thread;
  const { deskSeq, kind, by, reason, text } = move;
  return { conversation, deskSeq, kind, by: by.name, reason, text };
}

/** Its name among those that were read. */
export const handoverKey = ({ conversation, deskSeq }: Handover): string => `${conversation} ${deskSeq}`;

/** Most notes remembered as read on this machine. */
const READ_MAX = 200;

/** Notes that were read, as the machine keeps them: ids alone, the newest last. */
export const readNotes = (kept: string | null): readonly string[] => (kept ? kept.split(',') : []);

export const addRead = (read: readonly string[], key: string): readonly string[] =>
  [...read.filter((one) => one !== key), key].slice(-READ_MAX);
