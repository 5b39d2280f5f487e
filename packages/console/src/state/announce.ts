import type { ConversationRow } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';

/** A row's name among those that were told: a request that becomes a left message is told anew. */
export const keyOf = ({ conversation, state }: ConversationRow): string => `${state} ${conversation}`;

/** Who joined the waiting list since `before`, in the list's order. Undefined `before`: the first look, nobody is new. */
export function newlyWaiting(
  before: ReadonlySet<string> | undefined,
  waiting: readonly ConversationRow[],
): readonly ConversationRow[] {
  return before ? waiting.filter((row) => !before.has(keyOf(row))) : [];
}

/** What somebody said, as it is read out. */
export interface Said {
  seq: number;
  /** Empty for a shopper. */
  by: string;
  text: string;
}

/** What others said in a thread since `seq`, oldest first. What an agent has set for while they are away is said by nobody. */
export function newlySaid(thread: Thread, afterSeq: number, selfId: string): readonly Said[] {
  const before = thread.events.findLastIndex(({ seq }) => seq <= afterSeq);
  return thread.events.slice(before + 1).flatMap((event) => {
    if (event.kind !== 'message' || event.by.role === 'system') return [];
    if (event.by.role === 'agent' && event.by.id === selfId) return [];
    return [{ seq: event.seq, by: 'name' in event.by ? event.by.name : '', text: event.text }];
  });
}

/** False once those words were taken back, removed or changed. */
export function stands(thread: Thread, { seq, text }: Said): boolean {
  const event = thread.events.findLast((one) => one.seq === seq);
  return event?.kind === 'message' && event.text === text;
}
